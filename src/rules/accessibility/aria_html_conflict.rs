//! ARIA attributes must not stand beside the HTML attributes that have the same meaning.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-html-conflict",
    title: "No ARIA attributes contradict or replace the state of HTML elements",
    failure_title: "ARIA attributes contradict or replace the state of HTML elements",
    severity: Minor,
    why: "Browsers use the HTML attribute and ignore the ARIA attribute, or the two differ once users check a box or \
        open a popover. Screen-reader users may then hear the opposite of what is visible.",
    fix: "Remove the ARIA attribute: `<input type=\"checkbox\" checked>` without `aria-checked`, `<button \
        popovertarget=\"menu\">` without `aria-expanded`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://www.w3.org/TR/html-aria/#docconformance-attr"),
        Url("https://w3c.github.io/html-aam/#att-popovertarget"),
    ],
    examples: &[
        Pass(r#"<input type="checkbox" checked aria-label="Cats">"#),
        Pass(r#"<input required aria-required="true" disabled aria-disabled="true" aria-label="Cats">"#),
        Pass(r#"<td colspan="2" aria-colspan="2">Cats</td><div role="radio" aria-checked="true">Cats</div>"#),
        Fail(r#"<input type="checkbox" checked aria-checked="true" aria-label="Cats">"#),
        Fail(r#"<input type="radio" aria-checked="false" aria-label="Cats">"#),
        Fail(r#"<button disabled aria-disabled="false">Cats</button>"#),
        Fail(r#"<input required aria-required="false" aria-label="Cats">"#),
        Fail(r#"<textarea readonly aria-readonly="false" aria-label="Cats"></textarea>"#),
        Fail(r#"<p contenteditable="true" role="textbox" aria-readonly="true" aria-label="Cats"></p>"#),
        Fail(r#"<input placeholder="Tom" aria-placeholder="Tom" aria-label="Cats">"#),
        Fail(r#"<input type="range" max="5" aria-valuemax="10" aria-label="Cats">"#),
        Fail(r#"<table><tr><td colspan="2" aria-colspan="3">Cats</td></tr></table>"#),
        Fail(r#"<button popovertarget="p" aria-expanded="false">Menu</button><div id="p" popover>Cats</div>"#),
        Fail(r#"<button commandfor="p" command="show-popover" aria-expanded="false">Menu</button><p id="p" popover>"#),
        Pass(r#"<button commandfor="d" command="show-modal" aria-expanded="false" disabled>Menu</button>"#),
        Fail(r#"<p hidden="until-found" aria-hidden="true">Cats</p>"#),
        Inapplicable("<button>Cats</button>"),
        // Reported by `aria-conditional-attr`.
        Inapplicable(r#"<input type="checkbox" checked aria-checked="false" aria-label="Cats">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let with_aria = page.with_aria().filter(|element| element.is_html() && !element.in_template());
    let (mut checked, mut conflicts) = (0, Vec::new());
    for element in with_aria.filter(|element| !is_reported_elsewhere(*element)) {
        let found = element.aria_attributes().find(|(name, value)| conflicts_with(element, name, value));
        checked += usize::from(found.is_some() || has_own_state(element));
        conflicts.extend(found.map(|(name, value)| (element, name, value)));
    }
    match (checked, conflicts.first()) {
        (0, _) => inapplicable(),
        (_, None) => pass().with("checked", checked),
        (_, Some((element, name, value))) => {
            let value = shorten(value, 20);
            fail(format!("`<{}>` has a state of its own beside `{name}=\"{value}\"`", element.name()))
                .with("checked", checked)
                .with("count", conflicts.len())
                .at_all(conflicts.iter().map(|(element, _, _)| *element))
        }
    }
}

fn is_reported_elsewhere(element: Element<'_>) -> bool {
    let contradicts = match element.attr_text("aria-checked") {
        Some("true") => !element.has("checked"),
        Some("false") => element.has("checked"),
        _ => false,
    };
    contradicts && element.is("input") && element.attr_is("type", "checkbox")
}

fn is_toggle(element: Element<'_>) -> bool {
    element.is("input") && (element.attr_is("type", "checkbox") || element.attr_is("type", "radio"))
}

/// Returns true if the browser reports the state of a popover on this button.
fn controls_popover(button: Element<'_>) -> bool {
    let is_command = |command: &str| button.attr_is("command", command);
    let commands = ["hide-popover", "show-popover", "toggle-popover"];
    button.has("popovertarget") || button.has("commandfor") && commands.into_iter().any(is_command)
}

/// Returns true if the element has an HTML attribute for a state that ARIA has too.
fn has_own_state(element: Element<'_>) -> bool {
    const STATES: [&str; 9] =
        ["checked", "colspan", "disabled", "max", "placeholder", "popovertarget", "readonly", "required", "rowspan"];
    STATES.iter().any(|name| element.has(name)) || element.has("aria-checked")
}

/// Returns true if an ARIA attribute must not be used on the element, since an HTML attribute has the same meaning.
fn conflicts_with(element: Element<'_>, name: &str, value: &str) -> bool {
    if has_template_syntax(value) {
        return false;
    }
    let is_false = value.eq_ignore_ascii_case("false");
    let differs = |html: &str| element.get(html).is_some_and(|html| html.trim() != value.trim());
    let is_field = || element.is_any(&["input", "textarea"]);
    match name {
        "aria-checked" => is_toggle(element),
        "aria-colspan" => element.is_any(&["td", "th"]) && differs("colspan"),
        "aria-disabled" => is_false && element.has("disabled") && element.is_any(&CONTROLS),
        "aria-expanded" => controls_popover(element) && element.is_any(&["button", "input"]),
        "aria-hidden" => value.eq_ignore_ascii_case("true") && element.attr_is("hidden", "until-found"),
        "aria-placeholder" => is_field() && element.has("placeholder"),
        "aria-readonly" if is_false => is_field() && element.has("readonly"),
        "aria-readonly" => value.eq_ignore_ascii_case("true") && element.attr_is("contenteditable", "true"),
        "aria-required" => is_false && element.has("required") && element.is_any(&["input", "select", "textarea"]),
        "aria-rowspan" => element.is_any(&["td", "th"]) && differs("rowspan"),
        "aria-valuemax" => element.is_any(&["input", "meter", "progress"]) && element.has("max"),
        "aria-valuemin" => element.is_any(&["input", "meter"]) && element.has("min"),
        _ => false,
    }
}

const CONTROLS: [&str; 7] = ["button", "fieldset", "input", "optgroup", "option", "select", "textarea"];
