//! Each role supports some ARIA attributes and no others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-allowed-attr",
    title: "Elements use only ARIA attributes that their role supports",
    failure_title: "Elements use ARIA attributes that their role does not support",
    severity: Critical,
    why: "Browsers ignore a state that the role does not support, or screen readers announce something that makes no \
        sense. Screen-reader users do not learn that an item is selected or open.",
    fix: "Use the role that the state belongs to, or remove the state: `aria-selected` belongs to `role=\"tab\"`; on a \
        plain button, use `aria-pressed`.",
    references: &[Wcag("4.1.2"), Act("5c01ea"), Url("https://www.w3.org/TR/html-aria/#docconformance")],
    examples: &[
        Pass(r#"<button aria-expanded="false">Menu</button>"#),
        Pass(r#"<button role="none" aria-pressed="false">Bold</button>"#),
        Pass(r#"<input type="password" aria-required="true">"#),
        Pass(r#"<table role="grid"><tr><td aria-selected="true">Cats</td></tr></table>"#),
        Fail(r#"<button aria-selected="true">Bold</button>"#),
        Fail(r#"<div aria-expanded="false">Menu</div>"#),
        Fail(r#"<audio src="a.mp3" controls aria-orientation="horizontal"></audio>"#),
        Fail(r#"<table><tr><td aria-selected="true">Cats</td></tr></table>"#),
        Inapplicable(r#"<button aria-label="Menu"></button>"#),
        Inapplicable(r#"<div role="button" aria-sort="none" hidden></div>"#),
        Inapplicable(r#"<audio src="a.mp3" aria-orientation="horizontal"></audio>"#),
        CannotTell(r#"<my-button aria-expanded="false">Menu</my-button>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let elements =
        page.with_aria().filter(|element| (element.is_html() || element.is_svg()) && page.is_exposed(*element));
    let with_aria = elements.filter(|element| role_attributes(*element).next().is_some());
    let are_allowed = |element: Element<'_>| {
        let results: Vec<_> = role_attributes(element).filter_map(|name| is_allowed(page, element, name)).collect();
        let undecided = results.len() < role_attributes(element).count();
        if results.contains(&false) { Some(false) } else { (!undecided).then_some(true) }
    };
    each_or_unknown(with_aria, are_allowed, "Some elements have ARIA attributes that their role does not support")
}

/// Returns the ARIA attributes of the element that only some roles support.
fn role_attributes(element: Element<'_>) -> impl Iterator<Item = &str> {
    element
        .aria_attributes()
        .map(|(name, _)| name)
        .filter(|name| aria_attribute(name).is_some_and(|attribute| !attribute.global))
}

fn is_allowed(page: &PageFacts, element: Element<'_>, attribute: &str) -> Option<bool> {
    let is_explicit = page.explicit_role(element).is_some();
    match page.role_of(element) {
        // The roles of these elements depend on their context and on their names.
        Some(role) if role.name == "generic" && !is_explicit && element.is_any(&CONTEXTUAL) => None,
        Some(role) => role.supports(attribute),
        // Inputs without a role support the same attributes as text fields (ARIA in HTML).
        None if element.is("input") => role_named("textbox").and_then(|role| role.supports(attribute)),
        None if element.is("summary") && attribute == "aria-expanded" => Some(true),
        None if element.is_custom() || element.is_svg() => None,
        None => Some(false),
    }
}

const CONTEXTUAL: [&str; 12] =
    ["aside", "footer", "form", "header", "li", "section", "tbody", "td", "tfoot", "th", "thead", "tr"];
