//! A page without a snippet is a bare title in search results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nosnippet",
    title: "Search engines may show a snippet of the page",
    failure_title: "",
    severity: Minor,
    why: "With `nosnippet` or `max-snippet:0` the result has no text under its title, and the page is not used in \
          Google's AI answers.",
    fix: "Remove the directive, or keep only parts of the page out of snippets with `data-nosnippet`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag#nosnippet")],
    examples: &[
        Pass(r#"<meta name="robots" content="max-snippet:-1">"#),
        Fail(r#"<meta name="robots" content="nosnippet">"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: googlebot: max-snippet:0\n\nCats"),
        Inapplicable(r#"<meta name="robots" content="noindex, nosnippet">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let found = page.directives().for_agent("googlebot").find(|directive| {
        directive.name == "nosnippet" || directive.name == "max-snippet" && directive.value.as_deref() == Some("0")
    });
    match found {
        None => pass(),
        Some(found) => fail("Search results show no text of the page").seen(&found.name),
    }
}
