//! Whether a page is an AMP page, or has one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.amp",
    title: "AMP is known by its marks",
    failure_title: "",
    severity: Info,
    why: "AMP pages are made for phones by strict rules; search engines no longer prefer them.",
    fix: "Nothing is to be done.",
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
