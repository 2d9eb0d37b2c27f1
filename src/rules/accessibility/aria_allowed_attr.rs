//! A role supports some ARIA attributes and no others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-allowed-attr",
    title: "Elements have only ARIA attributes that their roles support",
    failure_title: "",
    severity: Critical,
    why: "Browsers ignore a state that the role does not support, or screen readers announce what makes no sense. People \
        are not told that something is chosen or open.",
    fix: "Use the role that the state belongs to, or remove the state: `aria-selected` belongs to `role=\"tab\"`, on a \
        plain button use `aria-pressed`.",
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
    let elements = page.with_aria().filter(|each| (each.is_html() || each.is_svg()) && page.is_exposed(*each));
    let with_aria = elements.filter(|each| of_roles(*each).next().is_some());
    let are_allowed = |element: Element<'_>| {
        let each: Vec<_> = of_roles(element).filter_map(|name| is_allowed(page, element, name)).collect();
        let undecided = each.len() < of_roles(element).count();
        if each.contains(&false) { Some(false) } else { (!undecided).then_some(true) }
    };
    each_tells(with_aria, are_allowed, "Some elements have ARIA attributes that their roles do not support")
}

/// Its attributes that some roles support and others do not.
fn of_roles(element: Element<'_>) -> impl Iterator<Item = &str> {
    element.aria_attributes().map(|(name, _)| name).filter(|name| aria_attribute(name).is_some_and(|each| !each.global))
}

fn is_allowed(page: &PageFacts, element: Element<'_>, attribute: &str) -> Option<bool> {
    let is_explicit = page.explicit_role(element).is_some();
    match page.role_of(element) {
        // What these are depends on what is around them and on their names.
        Some(role) if role.name == "generic" && !is_explicit && element.is_any(&CONTEXTUAL) => None,
        Some(role) => role.supports(attribute),
        // Fields without a role support what text fields do (ARIA in HTML).
        None if element.is("input") => role_named("textbox").and_then(|role| role.supports(attribute)),
        None if element.is("summary") && attribute == "aria-expanded" => Some(true),
        None if element.is_custom() || element.is_svg() => None,
        None => Some(false),
    }
}

const CONTEXTUAL: [&str; 12] =
    ["aside", "footer", "form", "header", "li", "section", "tbody", "td", "tfoot", "th", "thead", "tr"];
