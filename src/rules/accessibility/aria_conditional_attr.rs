//! Some ARIA attributes are allowed only where something else holds.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-conditional-attr",
    title: "ARIA attributes that depend on something else fit it",
    failure_title: "",
    severity: Major,
    why: "Browsers ignore an `aria-checked` that contradicts the checkbox, and a level or a fold on the row of a plain \
        table. What people see and what they are told differ.",
    fix: "Leave `aria-checked` out on `<input type=\"checkbox\">` and use `checked`. Give a table whose rows fold \
        `role=\"treegrid\"`, or put `aria-expanded` on a button in the row.",
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

/// What only the rows of a treegrid have.
const OF_TREES: [&str; 4] = ["aria-expanded", "aria-level", "aria-posinset", "aria-setsize"];

fn check(page: &PageFacts) -> Verdict {
    let is_checkbox = |each: Element<'_>| each.is("input") && each.attr_is("type", "checkbox");
    let boxes = page.having_any(&["aria-checked"]).filter(|each| is_checkbox(*each));
    let rows = page.having_any(&OF_TREES).filter(|each| page.role(*each) == Some("row"));
    let exposed = boxes.chain(rows).filter(|each| page.is_exposed(*each));
    let is_met = |each: Element<'_>| if is_checkbox(each) { agrees(each) } else { is_in_tree(page, each) };
    each_tells(exposed, is_met, "Some ARIA attributes contradict what they stand on")
}

/// Whether the state in ARIA is that of the checkbox.
fn agrees(checkbox: Element<'_>) -> Option<bool> {
    let is_checked = match checkbox.text_of("aria-checked")? {
        value if value.eq_ignore_ascii_case("true") => true,
        value if value.eq_ignore_ascii_case("false") => false,
        _ => return None,
    };
    let is_bound =
        || checkbox.attributes().any(|(name, _)| name.starts_with([':', '@', '[']) || name.starts_with("v-"));
    let agrees = is_checked == checkbox.has("checked");
    (agrees || !is_bound()).then_some(agrees)
}

/// Whether the row is one of a treegrid.
fn is_in_tree(page: &PageFacts, row: Element<'_>) -> Option<bool> {
    let parent = page.accessible_parent(row)?;
    let is_group = page.role(parent) == Some("rowgroup");
    match page.role(if is_group { page.accessible_parent(parent)? } else { parent }) {
        Some("treegrid") => Some(true),
        Some("grid" | "table") => Some(false),
        _ => None,
    }
}
