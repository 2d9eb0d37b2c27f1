//! The Refresh header is a redirect that no standard of HTTP knows.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.refresh-header",
    title: "The page is not sent on with a Refresh header",
    failure_title: "",
    severity: Minor,
    why: "A `Refresh` header acts after the page was loaded, breaks the back button, and is in no standard of HTTP.",
    fix: "Answer with a 301 or 302 redirect instead.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Refresh"),
    ],
    examples: &[Pass("<title>Cats</title>"), Fail("GET https://example.com/\n200\nrefresh: 0; url=/cats\n\nCats")],
    check: Response(|page| match page.header("refresh") {
        None => pass(),
        Some(value) => fail("The answer has a Refresh header").seen(value),
    }),
};
