//! Pages glued together have two heads.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.single-head-body",
    title: "The page has one html, one head and one body",
    failure_title: "",
    severity: Minor,
    why: "Browsers merge or drop the second one, so attributes and metadata in it are lost. It usually means that a \
          whole page was put inside another.",
    fix: "Remove the inner `<html>`, `<head>` and `<body>` tags from the part that is included.",
    references: &[Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody")],
    examples: &[
        Pass("<html><head><title>Cats</title></head><body>Cats</body></html>"),
        Pass("<title>Cats</title><p>Cats"),
        Fail("<html><body>Cats</body></html><html><body>Dogs</body></html>"),
        Fail("<body><p>Cats</p><body class=b>"),
    ],
    check: Page(|page| {
        let repeated = page.document.repeated;
        let counts = [("html", repeated.html), ("head", repeated.head), ("body", repeated.body)];
        let twice = counts.iter().filter(|(_, count)| *count > 0);
        match counts.iter().find(|(_, count)| *count > 0) {
            None => pass(),
            Some((name, _)) => twice
                .fold(fail(format!("The page has more than one {name}")), |verdict, (name, count)| {
                    verdict.seen(&format!("<{name}> came {} times", count + 1))
                }),
        }
    }),
};
