//! Browsers ignore ARIA attributes that do not exist.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-valid-attr",
    title: "ARIA attribute names are valid",
    failure_title: "ARIA attribute names are invalid",
    severity: Major,
    why: "Browsers ignore an attribute that they do not know. The information that the author intended for \
        screen-reader users never reaches them.",
    fix: "Correct the attribute name: `aria-labelledby`, not `aria-labeledby`.",
    references: &[Wcag("4.1.2"), Act("5f99a7"), Url("https://www.w3.org/TR/wai-aria-1.2/#state_prop_def")],
    examples: &[
        Pass(r#"<button aria-expanded="false">Menu</button>"#),
        Pass(r#"<button aria-description="Opens a list">Menu</button>"#),
        Fail(r#"<button aria-labeledby="name">Menu</button>"#),
        Fail(r#"<div role="checkbox" aria-not-checked="true">Menu</div>"#),
        Inapplicable("<button>Menu</button>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let with_aria = page.with_aria();
    let is_known = |element: Element<'_>| element.aria_attributes().all(|(name, _)| aria_attribute(name).is_some());
    each(
        with_aria.filter(|element| element.is_html() || element.is_svg()),
        is_known,
        "Some ARIA attributes do not exist",
    )
}
