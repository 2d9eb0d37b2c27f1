//! Each role supports some ARIA attributes and no others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-allowed-attr",
    title: "Elements use only ARIA attributes that their role supports",
    failure_title: "Elements use ARIA attributes that their role does not support",
    severity: Major,
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
        // Harmless, since nobody misses the attribute.
        Fail(r#"<button aria-required="false">Bold</button>"#),
        Fail(r#"<br aria-label="Break">"#),
        Fail(r#"<p>Super<wbr aria-live="polite">cat</p>"#),
        Fail(r#"<details><summary aria-expanded="false">Cats</summary></details>"#),
        Inapplicable(r#"<details><summary aria-haspopup="true">Cats</summary></details><br aria-hidden="true">"#),
        Pass(r##"<a role="doc-backlink" href="#a" aria-expanded="false">Cats</a>"##),
        Fail(r#"<audio src="a.mp3" controls aria-orientation="horizontal"></audio>"#),
        Fail(r#"<table><tr><td aria-selected="true">Cats</td></tr></table>"#),
        Inapplicable(r#"<button aria-label="Menu"></button>"#),
        Inapplicable(r#"<div role="button" aria-sort="none" hidden></div>"#),
        Inapplicable(r#"<audio src="a.mp3" aria-orientation="horizontal"></audio>"#),
        CannotTell(r#"<my-button aria-expanded="false">Menu</my-button>"#),
    ],
    check: Page(check),
};

/// States that users need to know: without them a control cannot be used as intended.
const STATES: [&str; 6] =
    ["aria-checked", "aria-expanded", "aria-pressed", "aria-selected", "aria-valuenow", "aria-valuetext"];
/// Elements whose roles depend on their context and on their names.
const CONTEXTUAL: [&str; 12] =
    ["aside", "footer", "form", "header", "li", "section", "tbody", "td", "tfoot", "th", "thead", "tr"];

fn check(page: &PageFacts) -> Verdict {
    let is_known = |element: &Element<'_>| element.is_html() || element.is_svg() || element.name() == "math";
    let elements = page.with_aria().filter(|element| is_known(element) && page.is_exposed(*element));
    let (mut checked, mut undecided, mut faults) = (0, 0, Vec::new());
    for element in elements {
        let limited = attributes(element).filter(|(name, _, is_global)| !is_global || !permits(page, element, name));
        let (mut results, mut is_checked, mut is_undecided) = (Vec::new(), false, false);
        for (name, value, is_global) in limited {
            is_checked = true;
            match is_allowed(page, element, name, is_global) {
                Some(true) => {}
                Some(false) => results.push((is_harmless(page, element, name, value), name)),
                None => is_undecided = true,
            }
        }
        checked += usize::from(is_checked);
        match results.into_iter().min() {
            Some((is_harmless, name)) => faults.push((is_harmless, element, name)),
            None => undecided += usize::from(is_undecided),
        }
    }
    faults.sort_by_key(|(is_harmless, _, _)| *is_harmless);
    match (checked, faults.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("Scripts define some of the roles").with("undecided", undecided),
        (_, None) => pass().with("checked", checked),
        (_, Some((is_harmless, element, name))) => {
            let verdict = fail(message(page, *element, name)).with("checked", checked).with("count", faults.len());
            verdict.at_all(faults.iter().map(|(_, element, _)| *element)).milder_if(Minor, || *is_harmless)
        }
    }
}

/// Returns the ARIA attributes of an element with a value, and true for those that every role supports.
fn attributes(element: Element<'_>) -> impl Iterator<Item = (&str, &str, bool)> {
    element.aria_attributes().filter_map(|(name, value)| Some((name, value, aria_attribute(name)?.global)))
}

/// Returns true if the element permits an ARIA attribute. Decorative images and the whole page have rules of their own.
fn permits(page: &PageFacts, element: Element<'_>, name: &str) -> bool {
    page.permits_attribute(element, name) || element.is("img") || name == "aria-hidden" && element.is("html")
}

fn is_allowed(page: &PageFacts, element: Element<'_>, name: &str, is_global: bool) -> Option<bool> {
    let is_explicit = page.explicit_role(element).is_some();
    if is_global || !permits(page, element, name) {
        return Some(false);
    }
    match page.role_of(element) {
        Some(role) if role.name == "generic" && !is_explicit && element.is_any(&CONTEXTUAL) => None,
        Some(role) => Some(role.supports(name)),
        // Inputs without a role support the same attributes as text fields (ARIA in HTML).
        None if element.is("input") => role_named("textbox").map(|role| role.supports(name)),
        None if element.is_custom() || element.is_svg() || element.is_any(&CONTEXTUAL) => None,
        None => Some(false),
    }
}

/// Returns true if nobody misses the attribute: it is no state, has the default value, the browser has the state, or the
/// element is no control.
fn is_harmless(page: &PageFacts, element: Element<'_>, name: &str, value: &str) -> bool {
    let is_false = value.trim() == "false" && matches!(name, "aria-checked" | "aria-selected");
    let is_default = is_false || matches!(value.trim(), "" | "undefined");
    let is_control = || {
        page.is_focusable(element) || ["onclick", "aria-haspopup", "aria-controls"].iter().any(|name| element.has(name))
    };
    !STATES.contains(&name) || is_default || !page.permits_attribute(element, name) || !is_control()
}

fn message(page: &PageFacts, element: Element<'_>, name: &str) -> String {
    match page.role(element) {
        Some(role) if page.permits_attribute(element, name) => format!("The role `{role}` does not support `{name}`"),
        _ => format!("`<{}>` does not support `{name}`", element.name()),
    }
}
