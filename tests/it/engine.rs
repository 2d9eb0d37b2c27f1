//! The engine: pages with noindex and previews, and faults that are told once.
use crate::support::page_of;
use sitegauge::engine;
use sitegauge::model::finding::NotJudged;
use sitegauge::model::{Finding, Outcome, Points, Scores};

const SHOP: &str = "<!doctype html><html lang=en><head><title>Blue mugs from Rome, made by hand, fired by hand, glazed by hand \
    and sold by hand to everyone who likes blue mugs</title><meta name=description content=Mugs>\
    <meta name=robots content='max-snippet:10'></head><body><header><a href=/>Mugs</a></header><h1>Mugs</h1>\
    <p>Ours are blue.</p><img src=/mug.jpg><link rel=alternate hreflang=de href=https://example.com/de></body></html>";

fn pages() -> Vec<String> {
    let of_benches = ["portal", "small", "typical"].map(|name| {
        let path = format!("{}/benches/pages/{name}.html", env!("CARGO_MANIFEST_DIR"));
        std::fs::read_to_string(path).expect("a page of the benchmarks")
    });
    ["hi", "<h1>Cats</h1><p>They sleep.", "<title>Cats</title>", SHOP]
        .map(str::to_owned)
        .into_iter()
        .chain(of_benches)
        .collect()
}

/// Adds markup to the head of a page.
fn with(page: &str, markup: &str) -> String {
    let lower = page.to_ascii_lowercase();
    let head = lower.find("<head").and_then(|start| Some(start + lower[start..].find('>')? + 1));
    let at = head.or_else(|| Some(lower.find("<html")? + lower[lower.find("<html")?..].find('>')? + 1)).unwrap_or(0);
    format!("{}{markup}{}", &page[..at], &page[at..])
}

fn findings(html: &str, url: &str, header: &str) -> Vec<Finding> {
    engine::page(&page_of(&format!("GET {url}\n200\ncontent-type: text/html; charset=utf-8\n{header}\n{html}")))
}

fn score(findings: &[Finding]) -> Option<u8> {
    Scores::of(&[Points::of(findings)], &Points::default()).overall
}

fn failed(findings: &[Finding]) -> Vec<&str> {
    findings.iter().filter(|finding| finding.outcome == Outcome::Failed).map(|finding| &*finding.rule).collect()
}

#[test]
fn noindex_does_not_raise_the_score() {
    for page in pages() {
        for url in ["https://example.com/", "https://example.com/mugs/blue", "https://example.com/cart"] {
            let plain = score(&findings(&page, url, ""));
            let by_meta = score(&findings(&with(&page, "<meta name=robots content=noindex>"), url, ""));
            let by_header = score(&findings(&page, url, "x-robots-tag: noindex\n"));
            assert!(
                plain.is_some() && by_meta <= plain && by_header <= plain,
                "{plain:?} {by_meta:?} {by_header:?} {url}"
            );
        }
    }
}

#[test]
fn a_foreign_canonical_silences_no_rule() {
    // These compare the page with its canonical URL.
    let compares = |rule: &str| rule.contains("canonical") || rule.contains("hreflang") || rule == "onpage.title-brand";
    for page in pages() {
        let url = "https://preview.example.net/mugs";
        let plain = findings(&page, url, "");
        let of_preview =
            findings(&with(&page, "<link rel=canonical href=https://production.example.com/mugs>"), url, "");
        let now = failed(&of_preview);
        let silent: Vec<&str> =
            failed(&plain).into_iter().filter(|rule| !now.contains(rule) && !compares(rule)).collect();
        assert!(silent.is_empty(), "{silent:?}");
        assert_eq!(NotJudged::of(&of_preview), None);
    }
}

#[test]
fn the_rules_that_noindex_leaves_out_are_named() {
    let left_out = NotJudged::of(&findings("<meta name=robots content=noindex>hi", "https://example.com/", ""));
    let left_out = left_out.expect("some are left out");
    assert_eq!(left_out.line(), "6 search rules not judged: noindex");
    assert!(left_out.rules.iter().any(|rule| rule == "technical.nosnippet"), "{left_out:?}");
    assert_eq!(NotJudged::of(&findings("hi", "https://example.com/", "")), None);
}

#[test]
fn one_fault_is_told_once() {
    let failing = findings("hi", "https://example.com/", "");
    let mut failing = failed(&failing);
    failing.retain(|rule| !rule.starts_with("privacy.") && !rule.starts_with("performance."));
    let expected = [
        "technical.doctype",
        "technical.viewport",
        "technical.canonical",
        "technical.links-count",
        "onpage.title",
        "onpage.meta-description",
        "onpage.h1",
        "onpage.thin-content",
        "ai.last-modified-header",
        "modern_seo.sd-present",
        "social.og-image",
        "accessibility.html-lang",
        "accessibility.landmark-one-main",
    ];
    failing.retain(|rule| *rule != "technical.charset-declared");
    assert_eq!(failing, expected, "each names another fault");
}
