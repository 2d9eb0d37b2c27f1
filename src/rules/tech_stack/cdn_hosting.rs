//! Whoever delivers a page adds headers to it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.cdn-hosting",
    title: "Hosting and delivery are known by the headers they add",
    failure_title: "",
    severity: Info,
    why: "Advice on headers, compression and caching depends on who sends the answer.",
    fix: "Nothing is to be done.",
    references: &[Rfc(9110)],
    examples: &[
        Pass("GET https://example.com/\n200\ncf-ray: 8c1-FRA\n\n<p>Cats"),
        Pass("GET https://example.com/\n200\nserver: GitHub.com\n\n<p>Cats"),
        Inapplicable("<p>No header tells"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Hosting]))
}
