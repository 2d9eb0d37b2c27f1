//! Keyboard users must be able to leave an element with the Tab key.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.keyboard-trap-inline",
    title: "No inline event handler blocks the Tab key",
    failure_title: "An inline event handler blocks the Tab key",
    severity: Major,
    why: "A handler that cancels every key also cancels Tab. Keyboard users cannot leave the field, and the rest of \
        the page is out of their reach.",
    fix: "Cancel only the keys that the handler is meant for. For a field that users must not type into, use \
        `readonly`: `<input type=\"date\" readonly>`.",
    references: &[
        Wcag("2.1.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F10"),
        Url("https://www.w3.org/TR/uievents/#event-type-keydown"),
    ],
    examples: &[
        Pass(r#"<input onkeydown="if (event.key == 'Enter') return false">"#),
        Fail(r#"<input type="date" onkeydown="return false">"#),
        Fail(r#"<body onkeydown="event.preventDefault()"><a href="/cats">Cats</a>"#),
        Inapplicable(r#"<input type="date" onkeypress="return false">"#),
        Inapplicable(r#"<p onkeydown="return false">Cats</p>"#),
        Inapplicable(r#"<input type="date" onkeydown="return false" disabled>"#),
        CannotTell(r#"<textarea onkeydown="if (event.key == 'Tab') { indent(this); return false }"></textarea>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // A handler also receives the events of the elements inside. The first hundred handlers are enough.
    let listening = page.having("onkeydown").take(100).filter(|element| {
        let has_tab_stop = || element.descendants().take(2_000).any(|child| page.is_tab_stop(child));
        element.attr_text("onkeydown").is_some() && (page.is_tab_stop(*element) || has_tab_stop())
    });
    let allows_tab = |element: Element<'_>| {
        let code = element.handler("onkeydown").unwrap_or_default();
        let mentions_tab = contains_any(&code, &["'tab'", "\"tab\"", "==9"]);
        if prevents_default(&code) {
            Some(false)
        } else if mentions_tab {
            None
        } else {
            Some(true)
        }
    };
    each_or_unknown(listening, allows_tab, "An `onkeydown` handler blocks the Tab key")
}
