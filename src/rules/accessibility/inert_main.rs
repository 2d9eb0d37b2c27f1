//! Content that is inert might as well be absent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.inert-main",
    title: "The main content is not inert",
    failure_title: "",
    severity: Major,
    why: "Nobody can click or focus anything in an inert part, find text in it or select it, and screen readers do not \
        see it at all.",
    fix: "Remove `inert` from the body and the main element. Where a dialog is open, `showModal()` makes the rest inert \
        by itself, for as long as it is open.",
    references: &[
        Wcag("2.1.1"),
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/interaction.html#the-inert-attribute"),
    ],
    examples: &[
        Pass("<div inert>Menu</div><main>Cats</main>"),
        Fail("<main inert>Cats</main>"),
        Fail("<body inert><p>Cats</p>"),
        Inapplicable("<main>Cats</main>"),
        CannotTell(r#"<main inert>Cats</main><script src="/age.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let (Some(_), Some(content)) = (page.having("inert").next(), page.main_content()) else { return inapplicable() };
    if !content.is_inert() {
        pass()
    } else if page.has_scripts() {
        cannot_tell("The main content is inert as served; a script may make it usable").at(content)
    } else {
        fail("The main content is inert").at(content)
    }
}
