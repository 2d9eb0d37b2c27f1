//! A table of data has headers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-no-headers",
    title: "Tables of data have header cells",
    severity: Minor,
    why: "Screen readers read the header with each cell. Without headers people hear values and do not know what they are \
        of.",
    fix: "Use `<th scope=\"col\">` in the first row and `<th scope=\"row\">` for the first cell of a row.",
    references: &[
        Wcag("1.3.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H51"),
        Url("https://www.w3.org/WAI/tutorials/tables/"),
    ],
    examples: &[
        Pass("<table><thead><tr><th>Room<th>Guest</thead><tr><td>1<td>Ann<tr><td>2<td>Bob</table>"),
        Pass(r#"<table><caption>Rooms</caption><tr><td role="columnheader">Room<td>1<tr><td>2<td>Bob</table>"#),
        Fail("<table><thead><tr><td>Room<td>Guest</thead><tr><td>1<td>Ann<tr><td>2<td>Bob</table>"),
        Fail("<table><caption>Rooms</caption><tr><td>1<td>Ann<tr><td>2<td>Bob<tr><td>3<td>Eve</table>"),
        Inapplicable("<table><tr><td>Cats<td>Dogs</table>"),
        Inapplicable(r#"<table role="presentation"><thead><tr><td>1<td>2</thead><tr><td>3<td>4</table>"#),
        Inapplicable("<table><thead><tr><td>1<td>2</thead><tr><td><table><tr><td>3</table><td>4</table>"),
        CannotTell("<table><tr><td>Room<td>Guest<td>Price<tr><td>1<td>Ann<td>5<tr><td>2<td>Bob<td>6</table>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let tables: Vec<Element<'_>> = page.all("table").collect();
    let nested = tables.iter().skip(1).map(|table| Some(*table)).chain([None]);
    let outer = tables.iter().zip(nested).filter(|(table, next)| !next.is_some_and(|next| table.contains(next)));
    let of_data = outer.map(|(table, _)| *table).filter(|table| {
        let is_table = matches!(page.role(*table), Some("table" | "grid" | "treegrid"));
        is_table && page.is_exposed(*table) && !table.attr_is("datatable", "0") && is_large(page, *table)
    });
    let has_headers = |table: Element<'_>| {
        let cells = page.grid(table)?;
        let has_headers = cells.iter().any(|cell| cell.is_header || cell.element.has("scope"));
        let parts = table.children().take(16).filter(|part| part.is_any(&["caption", "thead"]));
        let says_data = parts.filter(|part| !part.text().trim().is_empty()).count() > 0;
        (has_headers || says_data && !page.is_made_later()).then_some(has_headers)
    };
    each_tells(of_data, has_headers, "Some tables have no header cells")
}

/// Whether it has so many cells with text that headers are of use: three by three, or two by two where it has parts
/// that only tables of data have.
fn is_large(page: &PageFacts, table: Element<'_>) -> bool {
    let Some(cells) = page.grid(table) else { return false };
    let filled = || cells.iter().filter(|cell| !clip(cell.element.text(), 200).trim().is_empty());
    let rows = filled().map(|cell| cell.row).max().map_or(0, |row| row + 1);
    let columns = filled().map(|cell| cell.column).max().map_or(0, |column| column + 1);
    let says_data = table.children().take(16).any(|part| part.is_any(&["caption", "thead"]));
    let least = if says_data { 2 } else { 3 };
    rows >= least && columns >= least && filled().count() >= least * least
}
