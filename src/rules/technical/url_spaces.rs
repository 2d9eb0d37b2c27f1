//! URLs with spaces break when they are pasted.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-spaces",
    title: "The URL path has no spaces",
    failure_title: "The URL path has spaces",
    severity: Minor,
    why: "In email and chat, a link ends at the first space, and `%20` makes URLs hard to read.",
    fix: "Use hyphens between words, and redirect the old URL with 301.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/two-cats?q=two%20cats\n200\n\nCats"),
        Fail("GET https://example.com/two%20cats\n200\n\nCats"),
    ],
    check: Page(|page| {
        let has_space = page.url().path().contains("%20");
        if has_space { fail("The path has spaces").with_text_evidence(page.url().as_str()) } else { pass() }
    }),
};
