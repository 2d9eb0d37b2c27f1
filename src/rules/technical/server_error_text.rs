//! Server error messages belong in the log, not on the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.server-error-text",
    title: "The page shows no server error messages",
    failure_title: "The page shows a server error message",
    severity: Major,
    why: "Visitors see that something is broken, and part of the page may be missing. Attackers learn file paths and \
          versions from the message.",
    fix: "Fix the cause of the error, and turn off `display_errors` (PHP) or debug mode on the live site.",
    references: &[
        Url("https://cwe.mitre.org/data/definitions/209.html"),
        Url("https://www.php.net/manual/en/errorfunc.configuration.php#ini.display-errors"),
    ],
    examples: &[
        Pass("<p>Warning: cats may scratch.</p><p><b>Warning</b>: read on line 3 of the manual</p>"),
        Pass("<pre><b>Warning</b>: Undefined variable $a in <b>/srv/a.php</b> on line <b>3</b></pre>"),
        Fail("<br><b>Warning</b>:  Undefined variable $a in <b>/srv/www/a.php</b> on line <b>3</b><br>"),
        Fail("<div><b>Fatal error</b>: Uncaught Error in <b>C:\\www\\a.php</b> on line <b>12</b></div>"),
    ],
    check: Page(check),
};

/// Words at the start of a PHP error message, printed in bold.
const KINDS: [&str; 5] = ["Warning", "Notice", "Deprecated", "Fatal error", "Parse error"];

fn check(page: &PageFacts) -> Verdict {
    // PHP prints the kind, the file and the line of each message in bold.
    let bold: Vec<_> = page.all("b").collect();
    let found: Vec<_> = bold
        .windows(3)
        .filter_map(|three| if let [kind, file, line] = three { Some((*kind, *file, *line)) } else { None })
        .filter(|(kind, file, line)| {
            KINDS.contains(&kind.text().trim())
                && file.text().len() < 500
                && file.text().trim_end().ends_with(".php")
                && file.text().contains(['/', '\\'])
                && !line.text().is_empty()
                && line.text().bytes().all(|byte| byte.is_ascii_digit())
        })
        .filter(|(kind, ..)| !kind.ancestors().any(|ancestor| ancestor.is_any(&["pre", "code", "samp", "blockquote"])))
        .map(|(kind, ..)| kind)
        .collect();
    match found.len() {
        0 => pass(),
        count => fail("The page shows a PHP error message").with("count", count).at_all(found),
    }
}
