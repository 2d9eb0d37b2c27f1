//! A cell that names its headers must name real ones.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.td-headers-attr",
    title: "Headers attributes name header cells of the same table",
    failure_title: "",
    severity: Major,
    why: "Screen readers read the headers of a cell with it. Where an attribute names something else, people hear a value \
        without knowing what it is of.",
    fix: "Name the ids of `th` cells in the same table: `<th id=\"price\">Price</th> … <td headers=\"price\">`.",
    references: &[
        Wcag("1.3.1"),
        Act("a25f45"),
        Url("https://html.spec.whatwg.org/multipage/tables.html#attr-tdth-headers"),
    ],
    examples: &[
        Pass(r#"<table><tr><th id="p">Price<tr><td headers="p">5</table>"#),
        Pass(r#"<table><tr><td id="p" role="columnheader">Price<tr><td headers="p">5</table>"#),
        Fail(r#"<table><tr><th id="p">Price<tr><td headers="q">5</table>"#),
        Fail(r#"<table><tr><td id="p">Price<tr><td headers="p">5</table>"#),
        Fail(r#"<table><tr><th>Price<tr><td id="v" headers="v">5</table>"#),
        Fail(r#"<table><tr><th id="p">Price</table><table><tr><td headers="p">5</table>"#),
        Inapplicable("<table><tr><th>Price<tr><td>5</table>"),
        Inapplicable(r#"<table hidden><tr><td headers="q">5</table>"#),
        Inapplicable(r#"<table style="position: absolute; left: -9999px"><tr><td headers="q">5</table>"#),
        Inapplicable(r#"<table role="presentation"><tr><td headers="q">5</table>"#),
        Inapplicable(r#"<div role="table"><div role="row"><div role="cell" headers="q">5</div></div></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let cells = page
        .having("headers")
        .filter(|each| each.is_any(&["td", "th"]) && each.text_of("headers").is_some() && page.is_exposed(*each));
    let cells = cells.filter(|cell| {
        let table = cell.closest("table").filter(|table| !table.is_out_of_sight());
        matches!(table.and_then(|table| page.role(table)), Some("table" | "grid" | "treegrid"))
    });
    let names_headers = |cell: Element<'_>| {
        let mut ids = cell.get("headers").unwrap_or_default().split_ascii_whitespace();
        let is_header = |header: Element<'_>| {
            let is_header = matches!(page.role(header), Some("columnheader" | "rowheader"));
            is_header && header != cell && header.closest("table") == cell.closest("table")
        };
        let holds = ids.all(|id| page.by_id(id).is_some_and(is_header));
        (holds || !page.document.truncated).then_some(holds)
    };
    each_tells(cells, names_headers, "Some headers attributes do not name header cells of their table")
}
