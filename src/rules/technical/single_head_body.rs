//! A page with two heads or bodies was usually put together from two pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.single-head-body",
    title: "The page has only one `html`, `head` and `body` element",
    failure_title: "The page has more than one `html`, `head` or `body` element",
    severity: Minor,
    why: "Browsers merge or drop the second element, so attributes and metadata in it are lost. Usually a whole page \
          was included in another one.",
    fix: "Remove the `<html>`, `<head>` and `<body>` tags from the part that is included.",
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
        let duplicates = counts.iter().filter(|(_, count)| *count > 0);
        match counts.iter().find(|(_, count)| *count > 0) {
            None => pass(),
            Some((name, _)) => duplicates
                .fold(fail(format!("The page has more than one {name} element")), |verdict, (name, count)| {
                    verdict.with_text_evidence(&format!("<{name}> appears {} times", count + 1))
                }),
        }
    }),
};
