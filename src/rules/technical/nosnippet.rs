//! A page without a snippet appears as a bare title in search results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nosnippet",
    title: "The page allows text snippets in Google results",
    failure_title: "The page blocks text snippets in Google results",
    severity: Minor,
    why: "With `nosnippet` or `max-snippet:0`, the search result has no text below its title, and Google's AI answers \
          do not use the page.",
    fix: "Remove the directive, or exclude only parts of the page from snippets with `data-nosnippet`.",
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
        Some(found) => {
            fail("A robots directive blocks text snippets in search results").with_text_evidence(&found.name)
        }
    }
}
