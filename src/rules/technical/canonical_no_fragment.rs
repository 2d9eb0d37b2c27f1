//! Search engines drop what follows a number sign.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-no-fragment",
    title: "The canonical address has no fragment",
    failure_title: "",
    severity: Minor,
    why: "Search engines list pages, not places on pages, and ignore what follows `#`. Pages that differ only there \
          cannot be told apart.",
    fix: "Leave out what follows `#` in the canonical address.",
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
    let addresses = page.canonicals();
    let has_fragment =
        |address: &str| address.split_once('#').is_some_and(|(_, rest)| !rest.is_empty() && !rest.starts_with('!'));
    match addresses.iter().find(|address| has_fragment(address)) {
        _ if addresses.is_empty() => inapplicable(),
        None => pass(),
        Some(address) => fail("The canonical address has a fragment").seen(address),
    }
}
