//! Header cells need data cells.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.th-has-data-cells",
    title: "Header cells have data cells",
    failure_title: "Header cells have no data cells",
    severity: Major,
    why: "Screen readers announce the header with each of its data cells. A header without data cells suggests that \
        the table is not what it appears to be, or that cells are missing.",
    fix: "Give every row as many cells as there are headers, and use `td` for cells that are the header of no other \
        cell.",
    references: &[
        Wcag("1.3.1"),
        Act("d0f69e"),
        Url("https://html.spec.whatwg.org/multipage/tables.html#header-and-data-cell-semantics"),
    ],
    examples: &[
        Pass("<table><tr><th>Room<th>Guest<tr><td>1<td>Ann</table>"),
        Pass("<table><tr><th>Room<th>Guest<tr><td colspan=2>1, Ann</table>"),
        Pass("<table><tr><th>Room<td>1<tr><th>Guest<td>Ann</table>"),
        // The corner cell is the header of the row headers.
        Pass("<table><tr><th scope=col>Film<th scope=col>Year<tr><th>Source Code<td>2011</table>"),
        Pass("<table><tr><th scope=row>Year<th>2010<th>2011<tr><th>Films<td>1<td>2</table>"),
        Pass(r#"<table><tr><th>Room<th id="g">Guest<tr><td>1<tr><td headers="g">Ann</table>"#),
        Pass("<table><thead><tr><th rowspan=2>Room<th>Guest<tbody><tr><td>1<td>Ann</table>"),
        Pass("<table><tr><th>Room<tbody><tr><td>1<tfoot><tr><th>Room</table>"),
        Pass(r#"<table><tr><td aria-labelledby="g">Ann<th id="g">Guest</table>"#),
        // A header of a row group heads the cells to the end of the group, one of a column group those in its columns.
        Pass(
            r#"<table><tbody><tr><th colspan="3" scope="rowgroup">Fats</th></tr><tr><th>Trans</th><td>1</td><td>2</td></tr></tbody></table>"#,
        ),
        Pass("<table><tr><th scope=rowgroup>Fats<tr><th>Trans<td>1</table>"),
        Pass("<table><colgroup><col><colgroup span=2><tr><td><th scope=colgroup>2011<th><tr><th>Fats<td><td>1</table>"),
        Fail("<table><tr><th scope=rowgroup>Fats<tbody><tr><th>Trans<td>1</table>"),
        Fail("<table><tr><th>Room<th>Guest<tr><td>1<tr><td>2</table>"),
        Fail("<table><tr><td>1<td>Ann<tr><th>Room<th>Guest</table>"),
        Fail(r#"<table><tr><th id="r">Room<th>Guest<tr><td headers="r">1<td headers="r">Ann</table>"#),
        Fail(
            r#"<div role="grid"><div role="row"><i role="columnheader">Room</i><i role="columnheader">Guest</i></div><div role="row"><i role="gridcell">1</i></div></div>"#,
        ),
        Inapplicable("<table><tr><td>1<td>Ann</table>"),
        Inapplicable(r#"<table role="presentation"><tr><th>Room<tr><td>1</table>"#),
        CannotTell("<table><thead><tr><th>Room<th>Guest</table>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let (mut headers, mut undecided, mut unused) = (0, 0, Vec::new());
    for table in page.with_any_role(&["table", "grid", "treegrid"]) {
        match page.headers_without_cells(table) {
            Some((without_cells, count)) => {
                headers += count;
                unused.extend(without_cells);
            }
            None => undecided += 1,
        }
    }
    match (headers, unused.len()) {
        (0, _) if undecided > 0 => cannot_tell("Scripts may fill the table later"),
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", headers),
        (_, count) => {
            fail("Some header cells have no data cells").with("checked", headers).with("count", count).at_all(unused)
        }
    }
}
