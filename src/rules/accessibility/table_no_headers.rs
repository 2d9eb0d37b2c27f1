//! Data tables need header cells.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-no-headers",
    title: "Data tables have header cells",
    failure_title: "Data tables have no header cells",
    severity: Minor,
    why: "Screen readers announce the header with each cell. Without headers, users hear values and do not know what \
        they refer to.",
    fix: "Use `<th scope=\"col\">` in the first row and `<th scope=\"row\">` for the first cell of each row.",
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
        // A table head with a single cell may be the title of a box.
        CannotTell(
            "<table><thead><tr><td colspan=2>Who is here</thead><tr><td>1<td>Ann<tr><td>2<td>Bob<tr><td>3<td>Eve</table>",
        ),
        Inapplicable("<table><tr><td>Cats<td>Dogs</table>"),
        Inapplicable(r#"<table role="presentation"><thead><tr><td>1<td>2</thead><tr><td>3<td>4</table>"#),
        Inapplicable("<table><thead><tr><td>1<td>2</thead><tr><td><table><tr><td>3</table><td>4</table>"),
        CannotTell("<table><tr><td>Room<td>Guest<td>Price<tr><td>1<td>Ann<td>5<tr><td>2<td>Bob<td>6</table>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let tables: Vec<Element<'_>> = page.all("table").collect();
    let following = tables.iter().skip(1).map(|table| Some(*table)).chain([None]);
    // A table that contains another table is a layout table.
    let innermost = tables.iter().zip(following).filter(|(table, next)| !next.is_some_and(|next| table.contains(next)));
    let (mut checked, mut undecided, mut without_headers) = (0, 0, Vec::new());
    for table in innermost.map(|(table, _)| *table).filter(|table| is_table(page, *table)) {
        let has_data_parts = table.caption().is_some() || table.children().take(16).any(|part| part.is("thead"));
        let Some(cells) = page.grid(table).filter(|cells| is_large(cells, has_data_parts)) else { continue };
        checked += 1;
        if cells.iter().any(|cell| cell.is_header || cell.element.has("scope")) {
            continue;
        }
        let is_box = cells.iter().filter(|cell| cell.row == 0).count() == 1 && table.caption().is_none();
        if has_data_parts && !is_box && !page.may_be_incomplete() {
            without_headers.push(table)
        } else {
            undecided += 1
        }
    }
    match (checked, without_headers.len()) {
        (0, _) => inapplicable(),
        (_, 0) if undecided > 0 => cannot_tell("A table without header cells may be a layout table"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Some tables have no header cells").with("count", count).at_all(without_headers),
    }
}

fn is_table(page: &PageFacts, table: Element<'_>) -> bool {
    let is_table = matches!(page.role(table), Some("table" | "grid" | "treegrid"));
    is_table && page.is_exposed(table) && !table.attr_is("datatable", "0")
}

/// Returns true if the table has enough cells with text for headers to be useful: three by three, or two by two if it
/// has parts that only data tables have.
fn is_large(cells: &[GridCell<Element<'_>>], has_data_parts: bool) -> bool {
    let filled = || cells.iter().filter(|cell| !clip(cell.element.text(), 200).trim().is_empty());
    let rows = filled().map(|cell| cell.row).max().map_or(0, |row| row + 1);
    let columns = filled().map(|cell| cell.column).max().map_or(0, |column| column + 1);
    let minimum = if has_data_parts { 2 } else { 3 };
    rows >= minimum && columns >= minimum && filled().count() >= minimum * minimum
}
