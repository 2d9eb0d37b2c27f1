//! Data cells of large tables need a header.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.td-has-header",
    title: "Cells of large tables have a header",
    failure_title: "Cells of large tables have no header",
    severity: Minor,
    why: "Screen readers announce the headers with each cell. In a large table, users cannot distinguish a value \
        without a header from the others.",
    fix: "Give each column or each row a `<th>`, and give each row as many cells as there are headers.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics"),
        Url("https://www.w3.org/WAI/tutorials/tables/"),
    ],
    examples: &[
        Pass("<table><tr><th>A<th>B<th>C<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6<tr><td>7<td>8<td>9</table>"),
        Pass("<table><tr><th>A<td>1<td>2<td>3<tr><th>B<td>4<td>5<td>6<tr><th>C<td>7<td>8<td>9</table>"),
        Pass("<table><tr><td><th>B<th>C<tr><td><td>2<td>3<tr><td><td>5<td>6<tr><td><td>8<td>9</table>"),
        Fail("<table><tr><td>A<th>B<th>C<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6<tr><td>7<td>8<td>9</table>"),
        Pass("<table><tr><th scope=rowgroup>A<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6</table>"),
        // Labels and fields are no data.
        Pass(
            "<table><tr><td>A<th>B<th>C<tr><td><label for=a>1</label><td><td><tr><td><button>4</button><td>5<td>6</table>",
        ),
        Inapplicable("<table><tr><td>A<th>B<tr><td>1<td>2</table>"),
        Inapplicable("<table><tr><td>A<td>B<td>C<tr><td>1<td>2<td>3<tr><td>4<td>5<td>6<tr><td>7<td>8<td>9</table>"),
    ],
    check: Page(check),
};

/// Maximum number of elements in a cell that are read.
const MAX_INSIDE: usize = 32;
/// Minimum number of rows, and of columns, of a large table.
const MIN_SIZE: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let is_table = |table: &Element<'_>| matches!(page.role(*table), Some("table" | "grid" | "treegrid"));
    let tables = page.all("table").filter(|table| page.is_exposed(*table) && is_table(table));
    let (mut checked, mut without_header) = (0, Vec::new());
    for cells in tables.filter_map(|table| page.grid(table)) {
        let width = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or_default();
        let height = cells.iter().map(|cell| cell.row + 1).max().unwrap_or_default();
        if width < MIN_SIZE || height < MIN_SIZE || !cells.iter().any(|cell| cell.is_header) {
            continue;
        }
        let (mut columns, mut rows) = (vec![false; width], vec![false; height]);
        for cell in cells.iter().filter(|cell| cell.is_header || cell.element.has("scope")) {
            columns.iter_mut().skip(cell.column).take(cell.columns).for_each(|has| *has = true);
            rows.iter_mut().skip(cell.row).take(cell.rows).for_each(|has| *has = true);
        }
        let has_header = |cell: &GridCell<Element<'_>>| {
            columns.iter().skip(cell.column).take(cell.columns).any(|has| *has)
                || rows.iter().skip(cell.row).take(cell.rows).any(|has| *has)
                || cell.element.has("headers")
                || cell.element.has("scope")
        };
        let has_text = |cell: &GridCell<Element<'_>>| {
            clip(cell.element.text(), 200).chars().any(char::is_alphanumeric) && !is_form_part(cell.element)
        };
        // A header of a row group heads the cells below it in the group.
        let group_headers = cells.iter().filter(|cell| cell.is_header && cell.element.attr_is("scope", "rowgroup"));
        let groups: BTreeSet<usize> = group_headers.map(|cell| cell.group).collect();
        let has_header = |cell: &GridCell<Element<'_>>| has_header(cell) || groups.contains(&cell.group);
        checked += 1;
        let without = cells.iter().filter(|cell| !cell.is_header && !has_header(cell) && has_text(cell));
        without_header.extend(without.map(|cell| cell.element));
    }
    match (checked, without_header.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Some cells of large tables have no header").with("count", count).at_all(without_header),
    }
}

/// Returns true for a cell with a field or its label, where the table lays out a form.
fn is_form_part(cell: Element<'_>) -> bool {
    cell.descendants().take(MAX_INSIDE).any(|inner| inner.is("label") || inner.is_labelable())
}
