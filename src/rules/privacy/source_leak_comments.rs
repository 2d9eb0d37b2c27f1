//! Everyone can read the comments in the HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.source-leak-comments",
    title: "HTML comments do not reveal internal details",
    failure_title: "An HTML comment reveals internal details",
    severity: Minor,
    why: "Passwords, queries, stack traces, folders and IP addresses of internal machines in comments save an attacker \
          the search for them.",
    fix: "Turn debugging off on the live site, and write notes as template comments, which are not sent.",
    references: &[
        Url("https://cwe.mitre.org/data/definitions/615.html"),
        Url(
            "https://owasp.org/www-project-web-security-testing-guide/latest/4-Web_Application_Security_Testing/01-Information_Gathering/05-Review_Webpage_Content_for_Information_Leakage",
        ),
    ],
    examples: &[
        Pass("<!-- Header --><!--[if IE]><p>Cats<![endif]--><!-- Password: <input type=password> -->"),
        Pass("<!-- Page generated in 0.3 s, cached --><!-- Select your cat from the list -->"),
        Fail("<!-- backend 10.0.3.17 -->"),
        Fail("<!-- test user: cat, password: m1a0u! -->"),
        Fail("<!-- SELECT name FROM cats WHERE id = 7 -->"),
        Fail("<!-- included from /var/www/shop/templates/cat.php -->"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Texts that are typical of error and debug output, with the kind of information they reveal.
const MARKERS: [(&str, &str); 9] = [
    ("Traceback (most recent call last)", "a stack trace"),
    ("Exception in thread", "a stack trace"),
    ("Stack trace:", "a stack trace"),
    ("SQLSTATE[", "a database error"),
    ("Fatal error: ", "a program error"),
    ("/var/www/", "a server folder"),
    ("/public_html/", "a server folder"),
    ("C:\\inetpub\\", "a server folder"),
    ("C:\\Users\\", "a folder on a computer"),
];

fn check(page: &PageFacts) -> Verdict {
    let comments = &page.document.comments;
    let found: Vec<(&str, &String)> = comments.iter().filter_map(|comment| Some((leak(comment)?, comment))).collect();
    match found.first() {
        _ if comments.is_empty() => inapplicable(),
        None => pass().with("checked", comments.len()),
        Some((kind, _)) => {
            let verdict = fail(format!("An HTML comment reveals {kind}")).with("count", found.len());
            found.iter().fold(verdict, |verdict, (kind, comment)| {
                // The evidence does not repeat the password.
                verdict.with_text_evidence(if *kind == PASSWORD { "<!-- … password … -->" } else { comment.trim() })
            })
        }
    }
}

const PASSWORD: &str = "a password";

/// Returns the kind of information that a comment reveals. A comment with markup or a URL is a disabled part of the
/// page and reveals nothing.
fn leak(comment: &str) -> Option<&'static str> {
    if contains_any(comment, &["<", "://"]) {
        return None;
    }
    let marker = MARKERS.iter().find(|(text, _)| comment.contains(text)).map(|(_, kind)| *kind);
    let is_query =
        || comment.split_once("SELECT").is_some_and(|(_, rest)| rest.starts_with(' ') && rest.contains(" FROM "));
    marker
        .or_else(|| private_address(comment).map(|_| "an internal IP address"))
        .or_else(|| is_query().then_some("a database query"))
        .or_else(|| has_password(comment).then_some(PASSWORD))
}

/// Returns true if the comment has the word, a colon or an equals sign, and a value with both letters and digits.
fn has_password(comment: &str) -> bool {
    let lower = comment.to_ascii_lowercase();
    ["password", "passwd", "passwort"].iter().any(|word| {
        lower.match_indices(word).any(|(position, _)| {
            let rest = lower.get(position + word.len()..).unwrap_or_default().trim_start();
            let value = rest.strip_prefix([':', '=']).and_then(|rest| rest.split_whitespace().next());
            value.is_some_and(|value| {
                let mut kinds = (false, false);
                value.bytes().for_each(|byte| {
                    kinds = (kinds.0 || byte.is_ascii_digit(), kinds.1 || byte.is_ascii_alphabetic());
                });
                (5..40).contains(&value.len()) && kinds == (true, true) && !value.contains(['{', '$', '(', '%'])
            })
        })
    })
}
