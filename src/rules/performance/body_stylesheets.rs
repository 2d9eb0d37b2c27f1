//! A style sheet in the body comes after what it is for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.body-stylesheets",
    title: "Style sheets stand in the head",
    failure_title: "",
    severity: Info,
    why: "Browsers may show what stands before it without its styles, and then again with them.",
    fix: "Move it into the head.",
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
    each(page.link_rel("stylesheet").filter(has_effect), Element::in_head, "A style sheet stands in the body")
}
