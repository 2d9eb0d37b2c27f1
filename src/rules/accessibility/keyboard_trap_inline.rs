//! Who gets in with Tab must get out with Tab.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.keyboard-trap-inline",
    title: "No handler swallows the Tab key",
    failure_title: "",
    severity: Major,
    why: "A handler that prevents every key prevents Tab too. People who work with the keyboard cannot leave the field, \
        and the rest of the page is lost to them.",
    fix: "Prevent only the keys that are meant. A field that is not to be typed into has `readonly`: \
        `<input type=\"date\" readonly>`.",
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
    // Each handler hears what is inside its element too; the first hundred are enough.
    let listening = page.having("onkeydown").take(100).filter(|each| {
        let is_inside = || each.descendants().take(2_000).any(|inside| page.is_tab_stop(inside));
        each.text_of("onkeydown").is_some() && (page.is_tab_stop(*each) || is_inside())
    });
    let lets_tab = |each: Element<'_>| {
        let code = each.handler("onkeydown").unwrap_or_default();
        let speaks_of_tab = contains_any(&code, &["'tab'", "\"tab\"", "==9"]);
        match () {
            () if prevents_default(&code) => Some(false),
            () if speaks_of_tab => None,
            () => Some(true),
        }
    };
    each_tells(listening, lets_tab, "A handler swallows the Tab key")
}
