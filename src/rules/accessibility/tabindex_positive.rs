//! Tab goes through a page as it is read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.tabindex-positive",
    title: "No `tabindex` is above zero",
    failure_title: "",
    severity: Minor,
    why: "Tab stops at these elements before all others of the page. The focus jumps to and fro, and people lose their \
        place.",
    fix: "Bring the elements into the order in which they are used and write `tabindex=\"0\"`, or leave it out.",
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
        .filter(|each| each.tab_index().is_some() && page.is_focusable(*each) && !page.is_disabled(*each));
    let is_in_order = |each: Element<'_>| {
        let is_first = each.tab_index().is_some_and(|index| index > 0);
        match (is_first, page.class_may_hide(each)) {
            (false, _) => Some(true),
            (true, true) => None,
            (true, false) => Some(false),
        }
    };
    each_tells(indexed, is_in_order, "Some elements have a tabindex above zero")
}
