//! A table caption belongs in a `caption` element, not in a cell.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-fake-caption",
    title: "Table cells are not used as captions",
    failure_title: "Table cells are used as captions",
    severity: Minor,
    why: "Screen readers announce the caption of a table before users enter it. A cell across the full width is \
        announced as the first value of the table.",
    fix: "Remove the row, and add a caption instead: `<table><caption>Rooms</caption>…`.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H39")],
    examples: &[
        Pass("<table><caption>Rooms</caption><tr><th>Room<th>Guest<tr><td>1<td>Ann<tr><td>2<td>Bob</table>"),
        Pass("<table><tr><th>Room<th>Guest<tr><td>1<td>Ann<tr><td>2<td>Bob</table>"),
        Fail("<table><tr><td colspan=2>Rooms<tr><th>Room<th>Guest<tr><td>1<td>Ann<tr><td>2<td>Bob</table>"),
        // A cell with pagination links is not a caption.
        Pass(
            "<table><tr><td colspan=2>Page <a href=/2>2</a><tr><th>Room<th>Guest<tr><td>1<td>Ann<tr><td>2<td>Bob</table>",
        ),
        Inapplicable("<table><tr><td colspan=2>Rooms<tr><td>1<td>Ann</table>"),
        Inapplicable(r#"<table role="presentation"><tr><td colspan=2>Rooms<tr><th>1<th>Ann</table>"#),
    ],
    check: Page(check),
};

/// Minimum number of rows of a table that a caption is useful for.
const MIN_ROWS: usize = 3;

fn check(page: &PageFacts) -> Verdict {
    let is_table = |table: &Element<'_>| matches!(page.role(*table), Some("table" | "grid" | "treegrid"));
    let tables = page.all("table").filter(|table| page.is_exposed(*table) && is_table(table));
    let (mut checked, mut fake_captions) = (0, Vec::new());
    for (table, cells) in tables.filter_map(|table| Some((table, page.grid(table)?))) {
        let width = cells.iter().map(|cell| cell.column + cell.columns).max().unwrap_or_default();
        let in_row = |row: usize| cells.iter().filter(move |cell| cell.row == row);
        // A header row at the top or right below the first row shows that this is a data table.
        let is_header_row = |row: usize| in_row(row).count() > 1 && in_row(row).all(|cell| cell.is_header);
        let has_headers = is_header_row(0) || is_header_row(1);
        if width < 2 || !has_headers || cells.iter().all(|cell| cell.row + 1 < MIN_ROWS) {
            continue;
        }
        checked += 1;
        let first = in_row(0).next().filter(|_| in_row(0).count() == 1 && table.caption().is_none());
        let is_fake = |cell: &&GridCell<Element<'_>>| {
            let text = clip(cell.element.text(), 200);
            let has_controls =
                || cell.element.descendants().take(64).any(|child| child.is_any(&["a", "button", "input", "select"]));
            !cell.is_header && cell.columns >= width && text.chars().any(char::is_alphabetic) && !has_controls()
        };
        fake_captions.extend(first.filter(is_fake).map(|cell| cell.element));
    }
    match (checked, fake_captions.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Some tables use a cell as their caption").with("count", count).at_all(fake_captions),
    }
}
