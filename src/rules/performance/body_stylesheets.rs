//! A stylesheet in the body loads after the content that it applies to.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.body-stylesheets",
    title: "Stylesheets are in the head",
    failure_title: "Stylesheets are in the body",
    severity: Info,
    why: "Browsers may render the content before such a stylesheet without its styles, and then render it again with \
          them.",
    fix: "Move the `<link rel=\"stylesheet\">` into the `<head>`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/links.html#link-type-stylesheet")],
    examples: &[
        Pass("<head><link rel=stylesheet href=a.css></head><p>Cats"),
        Fail("<body><p>Cats<link rel=stylesheet href=a.css>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_effect = |link: &Element<'_>| !link.attr_is("media", "print") && !link.has("disabled");
    each(page.link_rel("stylesheet").filter(has_effect), Element::in_head, "A stylesheet is in the body")
}
