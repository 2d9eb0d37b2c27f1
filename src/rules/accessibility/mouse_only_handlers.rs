//! Clickable elements must be reachable with the keyboard.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.mouse-only-handlers",
    title: "Clickable elements can be reached with the keyboard",
    failure_title: "Clickable elements cannot be reached with the keyboard",
    severity: Major,
    why: "Users of a keyboard, a switch or a screen reader cannot reach an element that is not a control, so they \
        cannot do what a click on it does.",
    fix: "Use a button: `<button type=\"button\" onclick=\"show()\">`. If the element leads to another page, use a \
        link.",
    references: &[
        Wcag("2.1.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F54"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F59"),
    ],
    examples: &[
        Pass(r#"<button onclick="show()">More</button>"#),
        Pass(r#"<div onclick="show()"><h3>Cats</h3><a href="/cats">More</a></div>"#),
        Pass(r#"<img src="cat.jpg" alt="Cat" onclick="show()"> <button onclick="show()">Enlarge</button>"#),
        Fail(r#"<div onclick="show()">More</div>"#),
        Fail(r#"<a onclick="show()">More</a>"#),
        Fail(r#"<img src="cat.jpg" alt="Cat" onclick="enlarge(this)">"#),
        Inapplicable(r#"<div onclick="event.stopPropagation()">More</div>"#),
        Inapplicable(r#"<div onclick="gtag('event', 'more')">More</div> <body onclick="close()">"#),
        Inapplicable(r#"<div onclick="show()" hidden>More</div>"#),
        CannotTell(r#"<button><span onclick="show()">More</span></button>"#),
        CannotTell(r#"<div class="overlay" onclick="hide()">Cats</div>"#),
        CannotTell(r#"<div class="search" onclick="field.focus()">Search</div>"#),
    ],
    check: Page(check),
};

const HANDLERS: [&str; 3] = ["onclick", "ondblclick", "onmousedown"];
/// Elements that receive the clicks on their content, or that pass a click on to a control.
const NO_TARGETS: [&str; 8] = ["body", "dialog", "fieldset", "form", "html", "label", "option", "main"];
/// Text in code that only tracks clicks.
const TRACKING: [&str; 10] =
    ["gtag(", "ga(", "_gaq", "datalayer", "_paq", "fbq(", "ym(", "track", "analytics", "xt_click"];
/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let first_handler = |element: Element<'_>| HANDLERS.iter().find(|name| element.has(name)).copied();
    let code_of =
        |element: Element<'_>| first_handler(element).and_then(|name| element.handler(name)).filter(|code| acts(code));
    let mut reachable: HashSet<String> = HashSet::new();
    let mut targets: Vec<Element<'_>> = Vec::new();
    for name in HANDLERS {
        let is_first = |element: &Element<'_>| first_handler(*element) == Some(name) && page.is_exposed(*element);
        for element in page.having(name).filter(is_first) {
            let is_target = !element.is_any(&NO_TARGETS) && !element.is_custom();
            let Some(code) = code_of(element).filter(|_| is_target) else { continue };
            if page.is_focusable(element) {
                reachable.insert(code);
            }
            targets.push(element);
        }
    }
    let can_be_reached = |target: Element<'_>| {
        let code = code_of(target).unwrap_or_default();
        let has_focusable_child = || target.descendants().take(200).any(|child| page.is_focusable(child));
        if page.is_focusable(target) || page.is_disabled(target) || reachable.contains(&code) || has_focusable_child() {
            return Some(true);
        }
        let has_content =
            !target.text().trim().is_empty() || target.is("img") || target.descendants().take(50).any(is_picture);
        let is_unsure = !has_content
            || page.class_may_hide(target)
            || target.get("class").is_some_and(|class| contains_any(class, &["backdrop", "mask"]))
            // A form can usually be submitted with Enter in one of its fields.
            || contains_any(&code, &["focus()", "select()", "submit("])
            || target.ancestors().take(64).any(|ancestor| page.is_focusable(ancestor) || ancestor.is("label"));
        if is_unsure { None } else { Some(false) }
    };
    each_or_unknown(
        targets.into_iter().take(MAX_ELEMENTS),
        can_be_reached,
        "Some clickable elements cannot be reached with the keyboard",
    )
}

fn is_picture(element: Element<'_>) -> bool {
    element.is("img") || element.name() == "svg"
}

/// Returns true if the code does more than stop an event or track it.
fn acts(code: &str) -> bool {
    let is_idle = |statement: &str| {
        matches!(
            statement,
            "" | "void(0)" | "void0" | "returntrue" | "event.stoppropagation()" | "event.cancelbubble=true"
        )
    };
    !prevents_default(code) && !code.split(';').all(is_idle) && !contains_any(code, &TRACKING)
}
