//! Users cannot interact with inert content.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.inert-main",
    title: "The main content is not inert",
    failure_title: "The main content is inert",
    severity: Major,
    why: "Users cannot click or focus anything in an inert section, find text in it or select it, and screen readers \
        ignore it completely.",
    fix: "Remove `inert` from the body and the main element. If a dialog is open, `showModal()` makes the rest of the \
        page inert by itself, for as long as the dialog is open.",
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
        cannot_tell("The main content is inert in the served HTML; a script may make it usable").at(content)
    } else {
        fail("The main content is inert").at(content)
    }
}
