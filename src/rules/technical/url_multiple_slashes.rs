//! A path with two slashes in a row is a different URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-multiple-slashes",
    title: "The URL path has no double slashes",
    failure_title: "The URL path has a double slash",
    severity: Minor,
    why: "`/a//b` and `/a/b` are two URLs. If both show the same page, links and statistics are split between them.",
    fix: "Correct the template that joins the parts of the URL, and redirect the wrong form with 301.",
    references: &[Rfc(3986), Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/a/b/\n200\n\nCats"),
        Pass("GET https://example.com/web/2020/https://example.org/\n200\n\nCats"),
        Fail("GET https://example.com/a//b\n200\n\nCats"),
    ],
    check: Page(|page| {
        let is_wrong = page.url().path().replace("://", ":").contains("//");
        if is_wrong {
            fail("The path has two slashes in a row").with_text_evidence(page.url().as_str())
        } else {
            pass()
        }
    }),
};
