//! The Refresh header redirects a page, but no HTTP standard defines it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.refresh-header",
    title: "The response has no `Refresh` header",
    failure_title: "The response has a `Refresh` header",
    severity: Minor,
    why: "A `Refresh` header acts only after the page has loaded and breaks the back button. No HTTP standard defines \
          it.",
    fix: "Use a 301 or 302 redirect instead.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Refresh"),
    ],
    examples: &[Pass("<title>Cats</title>"), Fail("GET https://example.com/\n200\nrefresh: 0; url=/cats\n\nCats")],
    check: Response(|page| match page.header("refresh") {
        None => pass(),
        Some(value) => fail("The response has a Refresh header").with_text_evidence(value),
    }),
};
