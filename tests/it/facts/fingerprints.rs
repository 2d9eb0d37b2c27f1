//! Fingerprints of the failing examples of all rules, before and after an unrelated edit of the page.
use crate::support::page_of;
use sitegauge::engine;
use sitegauge::model::PageDigest;
use sitegauge::rule::Example;
use sitegauge::rules;

/// The failures of a page, by fingerprint.
fn digest(html: &str) -> PageDigest {
    let findings = engine::page(&page_of(html));
    PageDigest::of(&findings, "https://example.com/")
}

/// The page with a paragraph before its content; `None` if it is not clear where that begins.
fn with_paragraph(html: &str) -> Option<String> {
    let body = html.find("<body").and_then(|start| Some(start + html[start..].find('>')? + 1));
    let title = || html.find("</title>").map(|start| start + "</title>".len());
    let fragment = || {
        let has_head = ["<!", "<html", "<head", "<meta", "<link", "<title", "<base", "<style", "<script", "<frame"];
        let is_fragment = html.starts_with('<') && !has_head.iter().any(|start| html.to_lowercase().contains(start));
        is_fragment.then_some(0)
    };
    let (before, after) = html.split_at(body.or_else(title).or_else(fragment)?);
    Some(format!("{before}<p>News of the day.</p>{after}"))
}

/// Rules for whose examples the paragraph is no unrelated edit.
const EDIT_MATTERS: [&str; 4] = [
    // The paragraph is a semantic element, and the page had none.
    "ai.semantic-structure",
    // The page is no longer empty.
    "technical.clean-200-empty",
    // The paragraph is text of the title that is not closed.
    "technical.unclosed-raw-text",
    // The paragraph is now the element that closes the head.
    "technical.head-closed-early",
];

#[test]
fn a_paragraph_before_the_content_changes_no_fingerprint() {
    let (mut tried, mut changed) = (0, Vec::new());
    for rule in rules::all().filter(|rule| !EDIT_MATTERS.contains(&rule.id)) {
        let html = rule.examples.iter().filter_map(|example| match example {
            Example::Fail(html) if !html.starts_with("GET ") => Some(*html),
            _ => None,
        });
        for (html, edited) in html.filter_map(|html| Some((html, with_paragraph(html)?))) {
            let (before, after) = (digest(html), digest(&edited));
            let Some(failure) = before.failed.get(rule.id) else { continue };
            tried += 1;
            let evidence = after.failed.get(rule.id).map(|failure| &failure.evidence);
            if evidence != Some(&failure.evidence) {
                changed.push(format!("{}: {edited}", rule.id));
            }
        }
    }
    assert_eq!(changed, Vec::<String>::new());
    assert!(tried > 150, "{tried} examples");
}
