//! Comments in the markup are for everybody to read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.source-leak-comments",
    title: "Comments tell nothing of the inside of the site",
    failure_title: "",
    severity: Minor,
    why: "Passwords, queries, stack traces, folders and addresses of inner machines in comments spare an attacker the \
          search for them.",
    fix: "Switch debugging off on the live site, and write notes as comments of the template, which are not sent.",
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

/// What only programs that fail or report write.
const SIGNS: [(&str, &str); 9] = [
    ("Traceback (most recent call last)", "a stack trace"),
    ("Exception in thread", "a stack trace"),
    ("Stack trace:", "a stack trace"),
    ("SQLSTATE[", "an error of the database"),
    ("Fatal error: ", "an error of a program"),
    ("/var/www/", "a folder of the server"),
    ("/public_html/", "a folder of the server"),
    ("C:\\inetpub\\", "a folder of the server"),
    ("C:\\Users\\", "a folder of a computer"),
];

fn check(page: &PageFacts) -> Verdict {
    let comments = &page.document.comments;
    let found: Vec<(&str, &String)> = comments.iter().filter_map(|comment| Some((leak(comment)?, comment))).collect();
    match found.first() {
        _ if comments.is_empty() => inapplicable(),
        None => pass().with("checked", comments.len()),
        Some((kind, _)) => {
            let verdict = fail(format!("A comment tells {kind}")).with("count", found.len());
            found.iter().fold(verdict, |verdict, (kind, comment)| {
                // What is secret is not repeated.
                verdict.seen(if *kind == PASSWORD { "<!-- … password … -->" } else { comment.trim() })
            })
        }
    }
}

const PASSWORD: &str = "a password";

/// What a comment gives away. One with markup in it is a part of the page that was switched off.
fn leak(comment: &str) -> Option<&'static str> {
    if contains_any(comment, &["<", "://"]) {
        return None;
    }
    let sign = SIGNS.iter().find(|(sign, _)| comment.contains(sign)).map(|(_, kind)| *kind);
    let is_query =
        || comment.split_once("SELECT").is_some_and(|(_, rest)| rest.starts_with(' ') && rest.contains(" FROM "));
    sign.or_else(|| private_address(comment).map(|_| "an address of the inner network"))
        .or_else(|| is_query().then_some("a query of the database"))
        .or_else(|| has_password(comment).then_some(PASSWORD))
}

/// Whether a password is given: the word, a colon or an equals sign, and something that no word is.
fn has_password(comment: &str) -> bool {
    let lower = comment.to_ascii_lowercase();
    ["password", "passwd", "passwort"].iter().any(|word| {
        lower.match_indices(word).any(|(at, _)| {
            let rest = lower.get(at + word.len()..).unwrap_or_default().trim_start();
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
