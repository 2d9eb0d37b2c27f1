//! Whether a site can be installed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.pwa",
    title: "A web app manifest is known by its link",
    severity: Info,
    why: "With a manifest people can put the site on their home screen.",
    fix: "Nothing is to be done.",
    references: &[Url("https://www.w3.org/TR/appmanifest/")],
    examples: &[Pass("<link rel=manifest href=/site.webmanifest>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.link_rel("manifest").next() {
        Some(link) => pass().at(link),
        None => inapplicable(),
    }
}
