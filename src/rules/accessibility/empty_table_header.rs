//! A header without words tells nothing of its cells.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.empty-table-header",
    title: "Header cells of tables have words",
    failure_title: "",
    severity: Minor,
    why: "Screen readers read the header with each cell. Where it is empty, people do not know what the cells are of.",
    fix: "Put words into the `th`, or make it a `td` if it heads nothing. Words that are not to be seen may be hidden with a \
        class for screen readers only.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/tutorials/tables/")],
    examples: &[
        Pass("<table><tr><th>Room<th>Guest<tr><td>1<td>Ann</table>"),
        Pass(r#"<table><tr><th>Room<th aria-label="Actions"><tr><td>1<td>Ann</table>"#),
        // The corner heads nothing.
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
    let is_header = |each: &Element<'_>| matches!(page.role(*each), Some("columnheader" | "rowheader"));
    let headers = page.all("th").filter(|each| page.is_exposed(*each) && is_header(each) && !is_corner(*each));
    let has_words = |header: Element<'_>| {
        // A control has a name of its own, or lacks it, which is for other rules.
        let has_control = || header.descendants().take(50).any(|each| page.is_focusable(each));
        page.is_named(header).filter(|named| *named || !has_control())
    };
    each_tells(headers, has_words, "Some header cells of tables are empty")
}

/// Whether it is the first cell of the first row.
fn is_corner(cell: Element<'_>) -> bool {
    let row = cell.parent();
    let group = row.and_then(Element::parent);
    let first_row = group.and_then(|group| group.children().find(|each| each.is("tr")));
    first_row == row && row.and_then(|row| row.children().next()) == Some(cell)
}
