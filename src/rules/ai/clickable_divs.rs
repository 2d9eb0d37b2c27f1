//! Clickable elements must be controls that AI agents and screen readers recognize.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.clickable-divs",
    title: "Clickable elements are controls",
    failure_title: "Clickable elements are not controls",
    // Informational, because `accessibility.mouse-only-handlers` affects the score.
    severity: Info,
    why: "AI agents and screen readers find controls by their role, and keyboard users reach them by their focus. A \
          `div` with a click handler has neither, so none of them can find it.",
    fix: "Use `<button type=\"button\">`, which has a role, focus and key handling built in.",
    references: &[Wcag("2.1.1"), Wcag("4.1.2"), Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F59")],
    examples: &[
        Pass(r#"<div role="button" tabindex="0" onclick="open()">Menu</div>"#),
        Pass(r#"<div onclick="open()"><button>Menu</button></div> <label><span onclick="a()">Cats</span></label>"#),
        Fail(r#"<div onclick="open()">Menu</div>"#),
        Fail(r#"<span class="close" onclick="hide()"><img src="/x.png" alt="Close"></span>"#),
        Inapplicable(r#"<div class="backdrop" onclick="hide()"></div> <p onclick="event.stopPropagation()">Cats</p>"#),
        Inapplicable(r#"<button onclick="open()">Menu</button> <div hidden onclick="open()">Menu</div>"#),
    ],
    check: Page(check),
};

/// Maximum number of descendants that are checked.
const MAX_DESCENDANTS: usize = 200;
/// Maximum number of elements with handlers that are checked.
const MAX_ELEMENTS: usize = 2_000;
const CONTROLS: [&str; 7] = ["a", "button", "input", "label", "select", "summary", "textarea"];

fn check(page: &PageFacts) -> Verdict {
    let names = ["div", "span", "p", "li", "td", "img", "i", "b"];
    let with_handler =
        names.iter().flat_map(|name| page.all(name)).filter(|element| element.get("onclick").is_some_and(acts));
    let shown =
        with_handler.filter(|element| !element.is_hidden_from_all() && has_content(*element)).take(MAX_ELEMENTS);
    each(shown, is_reachable, "A click handler is on an element that is not a control")
}

/// Returns true if a handler does more than stop the event. A handler that navigates to another page should be a link,
/// which `onpage.buttons-as-links` reports.
fn acts(code: &str) -> bool {
    let calls = code.split([';', '\n']).map(str::trim).filter(|call| !call.is_empty());
    let idle = ["event.stopPropagation", "event.preventDefault", "return", "void", "arguments[0].stopPropagation"];
    calls.clone().any(|call| !idle.iter().any(|start| call.starts_with(start))) && !code.contains("location")
}

/// Returns true if an element has text or a named image or element inside.
fn has_content(element: Element<'_>) -> bool {
    let is_named = |part: Element<'_>| part.attr_text("alt").is_some() || part.attr_text("aria-label").is_some();
    !clip(element.text(), 1 << 10).trim().is_empty()
        || is_named(element)
        || element.descendants().take(MAX_DESCENDANTS).any(is_named)
}

/// Returns true if an element is a control, contains one or is inside one.
fn is_reachable(element: Element<'_>) -> bool {
    let is_control = |part: Element<'_>| part.is_any(&CONTROLS) || part.has("tabindex") || part.has("role");
    is_control(element)
        || element.descendants().take(MAX_DESCENDANTS).any(is_control)
        || element.ancestors().take(64).any(|ancestor| is_control(ancestor) && !ancestor.is("body"))
}
