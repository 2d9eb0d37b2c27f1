//! What only a mouse can click is out of reach for many.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.mouse-only-handlers",
    title: "What can be clicked can be reached with the keyboard",
    failure_title: "",
    severity: Major,
    why: "People who work with the keyboard, a switch or a screen reader cannot get to an element that is no control, \
        so that they cannot do what a click on it does.",
    fix: "Make it a button: `<button type=\"button\" onclick=\"show()\">`, or a link where it leads to another page.",
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
/// Where clicks on what is inside are caught, or where a click is passed on to a control.
const NO_TARGETS: [&str; 8] = ["body", "dialog", "fieldset", "form", "html", "label", "option", "main"];
/// In code that only counts clicks.
const COUNTING: [&str; 10] =
    ["gtag(", "ga(", "_gaq", "datalayer", "_paq", "fbq(", "ym(", "track", "analytics", "xt_click"];
/// Most elements that are looked at.
const MOST: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let first = |each: Element<'_>| HANDLERS.iter().find(|name| each.has(name)).copied();
    let code = |each: Element<'_>| first(each).and_then(|name| each.handler(name)).filter(|code| acts(code));
    let mut reached: HashSet<String> = HashSet::new();
    let mut targets: Vec<Element<'_>> = Vec::new();
    for name in HANDLERS {
        for each in page.having(name).filter(|each| first(*each) == Some(name) && page.is_exposed(*each)) {
            let Some(code) = code(each).filter(|_| !each.is_any(&NO_TARGETS) && !each.is_custom()) else { continue };
            if page.is_focusable(each) {
                reached.insert(code);
            }
            targets.push(each);
        }
    }
    let can_be_reached = |target: Element<'_>| {
        let code = code(target).unwrap_or_default();
        let inside = || target.descendants().take(200).any(|each| page.is_focusable(each));
        if page.is_focusable(target) || page.is_disabled(target) || reached.contains(&code) || inside() {
            return Some(true);
        }
        let shows =
            !target.text().trim().is_empty() || target.is("img") || target.descendants().take(50).any(is_picture);
        let is_unsure = !shows
            || page.class_may_hide(target)
            || target.get("class").is_some_and(|class| contains_any(class, &["backdrop", "mask"]))
            // What sends a form can mostly be done with Enter in its field.
            || contains_any(&code, &["focus()", "select()", "submit("])
            || target.ancestors().take(64).any(|each| page.is_focusable(each) || each.is("label"));
        if is_unsure { None } else { Some(false) }
    };
    each_tells(
        targets.into_iter().take(MOST),
        can_be_reached,
        "Some elements can be clicked, but not reached with the keyboard",
    )
}

fn is_picture(element: Element<'_>) -> bool {
    element.is("img") || element.name() == "svg"
}

/// Whether code does more than to end an event or to count it.
fn acts(code: &str) -> bool {
    let is_idle = |statement: &str| {
        matches!(
            statement,
            "" | "void(0)" | "void0" | "returntrue" | "event.stoppropagation()" | "event.cancelbubble=true"
        )
    };
    !prevents_default(code) && !code.split(';').all(is_idle) && !contains_any(code, &COUNTING)
}
