//! Some ARIA attributes are allowed only under certain conditions.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-conditional-attr",
    title: "ARIA attributes are used as specified for the element's role",
    failure_title: "ARIA attributes are not used as specified for the element's role",
    severity: Major,
    why: "Browsers ignore an `aria-checked` that contradicts the checkbox, and they ignore a level or an expanded \
        state on the row of a plain table. Screen readers then announce something other than what is visible.",
    fix: "On `<input type=\"checkbox\">`, leave out `aria-checked` and use `checked`. If the rows of a table can be \
        expanded, give the table `role=\"treegrid\"`, or put `aria-expanded` on a button in the row.",
    references: &[
        Wcag("4.1.2"),
        Url("https://www.w3.org/TR/html-aria/#docconformance"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#row"),
    ],
    examples: &[
        Pass(r#"<input type="checkbox" checked aria-checked="true" aria-label="Cats">"#),
        Pass(r#"<table role="treegrid"><tr aria-expanded="false"><td>Cats</td></tr></table>"#),
        Fail(r#"<input type="checkbox" checked aria-checked="false" aria-label="Cats">"#),
        Fail(r#"<input type="checkbox" aria-checked="true" aria-label="Cats">"#),
        Fail(r#"<table><tr aria-expanded="false"><td>Cats</td></tr></table>"#),
        Fail(r#"<div role="grid"><div role="row" aria-level="2"><div role="gridcell">Cats</div></div></div>"#),
        Inapplicable(r#"<div role="checkbox" aria-checked="true" tabindex="0">Cats</div>"#),
        Inapplicable(r#"<table><tr><td>Cats</td></tr></table>"#),
        CannotTell(r#"<input type="checkbox" aria-checked="mixed" aria-label="Cats">"#),
        CannotTell(r#"<input type="checkbox" aria-checked="true" :checked="on" aria-label="Cats">"#),
    ],
    check: Page(check),
};

/// Attributes that only the rows of a treegrid may have.
const TREEGRID_ONLY: [&str; 4] = ["aria-expanded", "aria-level", "aria-posinset", "aria-setsize"];

fn check(page: &PageFacts) -> Verdict {
    let is_checkbox = |element: Element<'_>| element.is("input") && element.attr_is("type", "checkbox");
    let boxes = page.having_any(&["aria-checked"]).filter(|element| is_checkbox(*element));
    let rows = page.having_any(&TREEGRID_ONLY).filter(|element| page.role(*element) == Some("row"));
    let exposed = boxes.chain(rows).filter(|element| page.is_exposed(*element));
    let is_allowed =
        |element: Element<'_>| if is_checkbox(element) { agrees(element) } else { is_in_treegrid(page, element) };
    each_or_unknown(
        exposed,
        is_allowed,
        "Some ARIA attributes contradict a checkbox or are on a row outside a treegrid",
    )
}

/// Returns true if `aria-checked` matches the checkbox; `None` if it is mixed or a script may set `checked`.
fn agrees(checkbox: Element<'_>) -> Option<bool> {
    let is_checked = match checkbox.attr_text("aria-checked")? {
        value if value.eq_ignore_ascii_case("true") => true,
        value if value.eq_ignore_ascii_case("false") => false,
        _ => return None,
    };
    let is_bound =
        || checkbox.attributes().any(|(name, _)| name.starts_with([':', '@', '[']) || name.starts_with("v-"));
    let agrees = is_checked == checkbox.has("checked");
    (agrees || !is_bound()).then_some(agrees)
}

/// Returns true if the row belongs to a treegrid, false if it belongs to a grid or table.
fn is_in_treegrid(page: &PageFacts, row: Element<'_>) -> Option<bool> {
    let parent = page.accessible_parent(row)?;
    let is_group = page.role(parent) == Some("rowgroup");
    match page.role(if is_group { page.accessible_parent(parent)? } else { parent }) {
        Some("treegrid") => Some(true),
        Some("grid" | "table") => Some(false),
        _ => None,
    }
}
