//! Search engines ignore the fragment of a URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-no-fragment",
    title: "The canonical URL has no fragment",
    failure_title: "The canonical URL has a fragment",
    severity: Minor,
    why: "Search engines index pages, not sections of pages, and ignore everything after `#`. They cannot distinguish \
          pages whose URLs differ only in the fragment.",
    fix: "Remove the `#` and everything after it from the canonical URL.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r##"<link rel="canonical" href="https://example.com/#!/cats">"##),
        Fail(r##"<link rel="canonical" href="https://example.com/#cats">"##),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let canonicals = page.canonicals();
    let has_fragment =
        |url: &str| url.split_once('#').is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('!'));
    match canonicals.iter().find(|canonical| has_fragment(canonical)) {
        _ if canonicals.is_empty() => inapplicable(),
        None => pass(),
        Some(canonical) => fail("The canonical URL has a fragment").with_text_evidence(canonical),
    }
}
