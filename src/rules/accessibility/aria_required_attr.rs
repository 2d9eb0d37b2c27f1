//! Some roles require an attribute that gives their state or value.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-required-attr",
    title: "Elements have the ARIA attributes that their role requires",
    failure_title: "Elements lack ARIA attributes that their role requires",
    severity: Critical,
    why: "Screen-reader users cannot use a checkbox that does not report whether it is checked, or a slider that does \
        not report its value.",
    fix: "Add the attribute and keep it up to date: `<div role=\"checkbox\" aria-checked=\"false\">`. Better, use the \
        HTML element, which does this by itself: `<input type=\"checkbox\">`.",
    references: &[Wcag("4.1.2"), Act("4e8ab6"), Url("https://www.w3.org/TR/wai-aria-1.2/#requiredState")],
    examples: &[
        Pass(r#"<div role="checkbox" aria-checked="false">I agree</div>"#),
        Pass(r#"<input type="checkbox" role="switch" aria-label="Sound">"#),
        Pass(r#"<div role="combobox" aria-expanded="false">Cats</div>"#),
        Pass(r#"<div role="separator"></div><div role="option">Cats</div><h2 role="heading">Cats</h2>"#),
        Fail(r#"<div role="checkbox">I agree</div>"#),
        Fail(r#"<div role="checkbox" aria-checked="">I agree</div>"#),
        Fail(r#"<input role="combobox" aria-controls="list">"#),
        Fail(r#"<div role="combobox" aria-expanded="true">Cats</div>"#),
        Fail(r#"<div role="separator" tabindex="0"></div>"#),
        Fail(r#"<div role="heading">Cats</div>"#),
        Inapplicable(r#"<input type="checkbox" aria-label="Sound">"#),
        Inapplicable(r#"<div role="checkbox" hidden>I agree</div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let with_role = || page.with_any_explicit_role();
    // Browsers treat a heading without a level as a heading of level 2.
    let is_milder = || {
        with_role().filter(|element| !is_complete(page, *element)).all(|element| page.role(element) == Some("heading"))
    };
    each(
        with_role(),
        |element| is_complete(page, element),
        "Some elements lack an ARIA attribute that their role requires",
    )
    .milder_if(Minor, is_milder)
}

fn is_complete(page: &PageFacts, element: Element<'_>) -> bool {
    let Some(role) = page.explicit_role(element) else { return true };
    let has = |name: &str| element.attr_text(name).is_some() || is_native(element, name);
    let required = role.required.split_ascii_whitespace().all(has);
    match role.name {
        "combobox" if element.attr_is("aria-expanded", "true") => {
            required && (has("aria-controls") || has("aria-owns"))
        }
        "separator" if page.is_focusable(element) => has("aria-valuenow"),
        _ => required,
    }
}

/// Returns true if the HTML element provides the attribute natively.
fn is_native(element: Element<'_>, attribute: &str) -> bool {
    let is_input = |kinds: &[&str]| element.is("input") && kinds.iter().any(|kind| element.attr_is("type", kind));
    match attribute {
        "aria-checked" => is_input(&["checkbox", "radio"]),
        "aria-level" => element.is_any(&["h1", "h2", "h3", "h4", "h5", "h6"]),
        "aria-valuenow" => element.is_any(&["meter", "progress"]) || is_input(&["range", "number"]),
        "aria-expanded" => element.is("select") || element.is("input") && element.has("list"),
        _ => false,
    }
}
