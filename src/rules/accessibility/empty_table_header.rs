//! Empty table headers do not describe their cells.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.empty-table-header",
    title: "Table headers have an accessible name",
    failure_title: "Table headers have no accessible name",
    severity: Minor,
    why: "Screen readers announce the header with each cell. If it is empty, users do not know what the cells contain.",
    fix: "Put text into the `th`, or make it a `td` if it is not a header for any cells. To keep the text invisible, \
        hide it with a class for screen readers only.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/tutorials/tables/")],
    examples: &[
        Pass("<table><tr><th>Room<th>Guest<tr><td>1<td>Ann</table>"),
        Pass(r#"<table><tr><th>Room<th aria-label="Actions"><tr><td>1<td>Ann</table>"#),
        // The corner cell is not a header for any cells.
        Pass("<table><tr><th><th>Guest<tr><th>Room<td>Ann</table>"),
        Fail("<table><tr><th>Room<th><tr><td>1<td>Ann</table>"),
        Fail(r#"<table><tr><th>Room<th><i class="icon-user"></i><tr><td>1<td>Ann</table>"#),
        Inapplicable("<table><tr><td>Room<td><tr><td>1<td>Ann</table>"),
        Inapplicable(r#"<table role="presentation"><tr><th><tr><td>1</table>"#),
        Inapplicable("<table><tr><th>Room<th hidden><tr><td>1<td>Ann</table>"),
        CannotTell(r#"<table><tr><th>Room<th v-text="guest"><tr><td>1<td>Ann</table>"#),
        CannotTell(r#"<table><tr><th>Room<th><input type="checkbox"><tr><td>1<td>Ann</table>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_header = |cell: &Element<'_>| matches!(page.role(*cell), Some("columnheader" | "rowheader"));
    let headers = page.all("th").filter(|cell| page.is_exposed(*cell) && is_header(cell) && !is_corner(*cell));
    let has_name = |header: Element<'_>| {
        // A control has its own name; other rules report a control without one.
        let has_control = || header.descendants().take(50).any(|element| page.is_focusable(element));
        page.is_named(header).filter(|named| *named || !has_control())
    };
    each_or_unknown(headers, has_name, "Some table headers have no accessible name")
}

/// Returns true for the first cell of the first row.
fn is_corner(cell: Element<'_>) -> bool {
    let row = cell.parent();
    let group = row.and_then(Element::parent);
    let first_row = group.and_then(|group| group.children().find(|child| child.is("tr")));
    first_row == row && row.and_then(|row| row.children().next()) == Some(cell)
}
