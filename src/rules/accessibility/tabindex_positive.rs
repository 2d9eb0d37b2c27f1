//! A positive `tabindex` puts elements out of the reading order.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.tabindex-positive",
    title: "No `tabindex` is greater than zero",
    failure_title: "Elements have a `tabindex` greater than zero",
    severity: Minor,
    why: "The Tab key stops at these elements before all others on the page. The focus jumps back and forth, and \
        keyboard users lose track of it.",
    fix: "Put the elements into the order in which they are used, and set `tabindex=\"0\"` or remove the attribute.",
    references: &[
        Wcag("2.4.3"),
        Url("https://html.spec.whatwg.org/multipage/interaction.html#attr-tabindex"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F44"),
    ],
    examples: &[
        Pass(r#"<p tabindex="0">Cats</p> <p tabindex="-1">Dogs</p>"#),
        Fail(r#"<input aria-label="Name" tabindex="1">"#),
        Inapplicable("<a href=\"/\">Cats</a>"),
        Inapplicable(r#"<p hidden><input tabindex="1"></p> <button tabindex="1" disabled>Save</button>"#),
        CannotTell(r#"<div class="modal"><input aria-label="Name" tabindex="1"></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let indexed = page
        .having("tabindex")
        .filter(|element| element.tab_index().is_some() && page.is_focusable(*element) && !page.is_disabled(*element));
    let is_in_order = |element: Element<'_>| {
        let is_positive = element.tab_index().is_some_and(|index| index > 0);
        match (is_positive, page.class_may_hide(element)) {
            (false, _) => Some(true),
            (true, true) => None,
            (true, false) => Some(false),
        }
    };
    each_or_unknown(indexed, is_in_order, "Some elements have a `tabindex` greater than zero")
}
