//! Spaces in addresses break where addresses are pasted.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-spaces",
    title: "The path has no spaces",
    failure_title: "",
    severity: Minor,
    why: "In mail and chat a link ends at the first space, and `%20` makes addresses hard to read.",
    fix: "Use hyphens between words, and redirect the old address with 301.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/two-cats?q=two%20cats\n200\n\nCats"),
        Fail("GET https://example.com/two%20cats\n200\n\nCats"),
    ],
    check: Page(|page| {
        let has_space = page.url().path().contains("%20");
        if has_space { fail("The path has spaces").seen(page.url().as_str()) } else { pass() }
    }),
};
