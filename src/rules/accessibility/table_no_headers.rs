//! A table of data has headers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-no-headers",
    title: "Tables of data have header cells",
    failure_title: "",
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
        // A head that is one cell is the title of a box.
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
    // What has another table in it is for layout.
    let innermost = tables.iter().zip(following).filter(|(table, next)| !next.is_some_and(|next| table.contains(next)));
    let (mut checked, mut undecided, mut bare) = (0, 0, Vec::new());
    for table in innermost.map(|(table, _)| *table).filter(|table| is_table(page, *table)) {
        let says_data = table.caption().is_some() || table.children().take(16).any(|part| part.is("thead"));
        let Some(cells) = page.grid(table).filter(|cells| is_large(cells, says_data)) else { continue };
        checked += 1;
        if cells.iter().any(|cell| cell.is_header || cell.element.has("scope")) {
            continue;
        }
        let is_box = cells.iter().filter(|cell| cell.row == 0).count() == 1 && table.caption().is_none();
        if says_data && !is_box && !page.is_made_later() { bare.push(table) } else { undecided += 1 }
    }
    match (checked, bare.len()) {
        (0, _) => inapplicable(),
        (_, 0) if undecided > 0 => cannot_tell("A table without header cells may be there for layout"),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("Some tables have no header cells").with("count", count).at_all(bare),
    }
}

fn is_table(page: &PageFacts, table: Element<'_>) -> bool {
    let is_table = matches!(page.role(table), Some("table" | "grid" | "treegrid"));
    is_table && page.is_exposed(table) && !table.attr_is("datatable", "0")
}

/// Whether it has so many cells with text that headers are of use: three by three, or two by two where it has parts
/// that only tables of data have.
fn is_large(cells: &[GridCell<Element<'_>>], says_data: bool) -> bool {
    let filled = || cells.iter().filter(|cell| !clip(cell.element.text(), 200).trim().is_empty());
    let rows = filled().map(|cell| cell.row).max().map_or(0, |row| row + 1);
    let columns = filled().map(|cell| cell.column).max().map_or(0, |column| column + 1);
    let least = if says_data { 2 } else { 3 };
    rows >= least && columns >= least && filled().count() >= least * least
}
