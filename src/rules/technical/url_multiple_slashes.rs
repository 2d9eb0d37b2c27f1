//! Two slashes in a row are another address.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-multiple-slashes",
    title: "The path has no empty parts",
    failure_title: "",
    severity: Minor,
    why: "`/a//b` and `/a/b` are two addresses. Where both show the same page, links and statistics are split between \
          them.",
    fix: "Correct the template that joins the parts of the address, and redirect the wrong spelling with 301.",
    references: &[Rfc(3986), Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/a/b/\n200\n\nCats"),
        Pass("GET https://example.com/web/2020/https://example.org/\n200\n\nCats"),
        Fail("GET https://example.com/a//b\n200\n\nCats"),
    ],
    check: Page(|page| {
        let is_wrong = page.url().path().replace("://", ":").contains("//");
        if is_wrong { fail("The path has two slashes in a row").seen(page.url().as_str()) } else { pass() }
    }),
};
