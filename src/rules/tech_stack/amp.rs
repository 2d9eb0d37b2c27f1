//! Detects AMP pages and pages that link to an AMP version.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.amp",
    title: "AMP is detected",
    failure_title: "AMP is not detected",
    severity: Info,
    why: "AMP pages follow strict rules and are made for phones. Search engines no longer prefer them.",
    fix: "No action is needed.",
    references: &[Url("https://amp.dev/documentation/guides-and-tutorials/learn/spec/amphtml/")],
    examples: &[Pass("<html amp><p>Cats"), Pass("<link rel=amphtml href=/amp/cats>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let root = page.document.root().filter(|root| root.has("amp") || root.has("⚡"));
    match (root, page.link_rel("amphtml").next()) {
        (Some(_), _) => pass().with("is_amp", true),
        (None, Some(link)) => pass().with("is_amp", false).at(link),
        (None, None) => inapplicable(),
    }
}
