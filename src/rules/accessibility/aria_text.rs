//! Elements that are announced as one run of text must not contain controls.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-text",
    title: "Elements with `role=\"text\"` contain no focusable elements",
    failure_title: "Elements with `role=\"text\"` contain focusable elements",
    severity: Minor,
    why: "In browsers that support this role, screen readers announce everything inside as one run of text. A link \
        inside can receive the focus, but is not announced as a link.",
    fix: "Remove `role=\"text\"`, or move the link or button out of the element.",
    references: &[Wcag("4.1.2"), Url("https://dequeuniversity.com/rules/axe/4.10/aria-text")],
    examples: &[
        Pass(r#"<p role="text">Half <span>a</span> cat</p>"#),
        Pass(r#"<p role="text">Cats <a href="/" tabindex="-1" hidden>more</a></p>"#),
        Pass(r#"<p role="text">Cats <span tabindex="-1">more</span></p>"#),
        Fail(r#"<p role="text">Cats <a href="/">more</a></p>"#),
        Fail(r#"<p role="text">Cats <button tabindex="-1">more</button></p>"#),
        Fail(r#"<p role="text">Cats <span tabindex="0">more</span></p>"#),
        Inapplicable(r#"<p>Cats <a href="/">more</a></p>"#),
        Inapplicable(r#"<p role="text" hidden>Cats <a href="/">more</a></p>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let texts =
        page.having_any(&["role"]).filter(|element| element.attr_is("role", "text") && page.is_exposed(*element));
    let texts: Vec<Element<'_>> = texts.collect();
    if texts.is_empty() {
        return inapplicable();
    }
    let stops: Vec<Element<'_>> = page.document.elements().filter(|element| is_control(page, *element)).collect();
    let has_no_stops = |text: Element<'_>| {
        let first_after = stops.partition_point(|stop| stop.index() <= text.index());
        !stops.get(first_after).is_some_and(|stop| text.contains(*stop))
    };
    each(texts, has_no_stops, "Some elements with `role=\"text\"` contain focusable elements")
}

/// Returns true for a tab stop, and for a control that only scripts or a click can focus.
fn is_control(page: &PageFacts, element: Element<'_>) -> bool {
    page.is_tab_stop(element) || page.is_focusable(element) && page.role_of(element).is_some_and(Role::is_widget)
}
