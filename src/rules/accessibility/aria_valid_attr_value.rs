//! ARIA attributes need a value that WAI-ARIA defines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-valid-attr-value",
    title: "ARIA attributes have valid values",
    failure_title: "ARIA attributes have invalid values",
    severity: Critical,
    why: "Browsers fall back to a default if they do not know the value. Screen-reader users then get wrong \
        information or none.",
    fix: "Use a value that WAI-ARIA defines for the attribute: `aria-expanded=\"true\"`, not `aria-expanded=\"yes\"`.",
    references: &[
        Wcag("4.1.2"),
        Act("6a7281"),
        Act("in6db8"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#propcharacteristic_value"),
    ],
    examples: &[
        Pass(r#"<button aria-expanded="false">Menu</button>"#),
        Pass(r#"<a href="/" aria-current="page">Home</a>"#),
        Pass(r#"<p aria-describedby="later">Cats</p>"#),
        Fail(r#"<button aria-expanded="yes">Menu</button>"#),
        Fail(r#"<p aria-live="page">Cats</p>"#),
        Fail(r#"<div role="spinbutton" aria-valuenow="two" aria-label="Cats"></div>"#),
        Fail(r#"<div role="scrollbar" aria-controls="nothing" aria-valuenow="2"></div>"#),
        Pass(r#"<div role="scrollbar" aria-controls="nothing" aria-valuenow="2" hidden></div>"#),
        Inapplicable("<button>Menu</button>"),
        Inapplicable(r#"<button aria-expanded="">Menu</button>"#),
        CannotTell(r#"<button aria-expanded="{{ open }}">Menu</button>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let elements = page.with_aria().filter(|element| element.is_html() || element.is_svg());
    let with_values = elements.filter(|element| values(*element).next().is_some());
    let are_valid = |element: Element<'_>| {
        let is_wrong = |(value, kind): (&str, AriaValue)| !kind.admits(value) && !is_template(value);
        if values(element).any(is_wrong) || !has_required_target(page, element) {
            return Some(false);
        }
        (!values(element).any(|(value, _)| is_template(value))).then_some(true)
    };
    each_or_unknown(with_values, are_valid, "Some ARIA attributes have invalid values")
}

/// Returns the values that are not empty, each with the type of value that is allowed.
fn values(element: Element<'_>) -> impl Iterator<Item = (&str, AriaValue)> {
    let known = element.aria_attributes().filter(|(_, value)| !value.trim().is_empty());
    known.filter_map(|(name, value)| Some((value, aria_attribute(name)?.value)))
}

/// Returns true if scripts have yet to fill in the value.
fn is_template(value: &str) -> bool {
    has_template_syntax(value) || contains(value, "[[")
}

/// Returns true if the reference that the role requires, if any, leads to an element. The popup of a closed combobox
/// may be created later.
fn has_required_target(page: &PageFacts, element: Element<'_>) -> bool {
    let requires = match page.explicit_role(element).map(|role| role.name) {
        Some("scrollbar") => true,
        Some("combobox") => element.attr_is("aria-expanded", "true"),
        _ => false,
    };
    let requires = requires && page.is_exposed(element);
    let Some(ids) = element.attr_text("aria-controls").filter(|ids| requires && !is_template(ids)) else { return true };
    page.document.truncated
        || ids.split_ascii_whitespace().any(|id| page.by_id(id).is_some() || page.is_id_of_scripts(id))
}
