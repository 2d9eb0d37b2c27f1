//! Hosting providers and CDNs are identified by the headers they add.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.cdn-hosting",
    title: "The hosting provider or CDN is identified",
    failure_title: "The hosting provider or CDN is not identified",
    severity: Info,
    why: "Advice on headers, compression and caching depends on the provider that sends the response.",
    fix: "No action is needed.",
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
