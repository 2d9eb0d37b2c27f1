//! What is no control to the browser is none to agents and screen readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.clickable-divs",
    title: "What can be clicked is a control",
    failure_title: "",
    // `accessibility.mouse-only-handlers` scores it.
    severity: Info,
    why: "Agents and screen readers find what they can press by its role, and the Tab key by its focus. A `div` with a \
          click handler has neither, so for them it does not exist.",
    fix: "Use `<button type=\"button\">`, which has role, focus and keys by itself.",
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

/// Most elements inside that are looked at.
const MOST: usize = 200;
/// Most elements with handlers that are looked at.
const MOST_HANDLERS: usize = 2_000;
const CONTROLS: [&str; 7] = ["a", "button", "input", "label", "select", "summary", "textarea"];

fn check(page: &PageFacts) -> Verdict {
    let names = ["div", "span", "p", "li", "td", "img", "i", "b"];
    let with_handler =
        names.iter().flat_map(|name| page.all(name)).filter(|each| each.get("onclick").is_some_and(acts));
    let shown = with_handler.filter(|each| !each.is_hidden_from_all() && says_something(*each)).take(MOST_HANDLERS);
    each(shown, is_reachable, "A click handler stands on what is no control")
}

/// Whether a handler does more than keep the click from others; what leads elsewhere should be a link, and
/// `onpage.buttons-as-links` says so.
fn acts(code: &str) -> bool {
    let calls = code.split([';', '\n']).map(str::trim).filter(|call| !call.is_empty());
    let idle = ["event.stopPropagation", "event.preventDefault", "return", "void", "arguments[0].stopPropagation"];
    calls.clone().any(|call| !idle.iter().any(|each| call.starts_with(each))) && !code.contains("location")
}

fn says_something(element: Element<'_>) -> bool {
    let is_named = |each: Element<'_>| each.text_of("alt").is_some() || each.text_of("aria-label").is_some();
    !clip(element.text(), 1 << 10).trim().is_empty()
        || is_named(element)
        || element.descendants().take(MOST).any(is_named)
}

fn is_reachable(element: Element<'_>) -> bool {
    let is_control = |each: Element<'_>| each.is_any(&CONTROLS) || each.has("tabindex") || each.has("role");
    is_control(element)
        || element.descendants().take(MOST).any(is_control)
        || element.ancestors().take(64).any(|each| is_control(each) && !each.is("body"))
}
