//! The `headers` attribute of a cell must refer to header cells of the same table.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.td-headers-attr",
    title: "`headers` attributes refer to header cells of the same table",
    failure_title: "`headers` attributes do not refer to header cells of the same table",
    severity: Major,
    why: "Screen readers announce the headers of a cell with its value. If the attribute refers to anything else, \
        users hear a value without knowing what it refers to.",
    fix: "Use the IDs of `th` cells in the same table: `<th id=\"price\">Price</th> … <td headers=\"price\">`.",
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
        .filter(|cell| cell.is_any(&["td", "th"]) && cell.attr_text("headers").is_some() && page.is_exposed(*cell));
    let cells = cells.filter(|cell| {
        let table = cell.closest("table").filter(|table| !table.is_visually_hidden_by_style());
        matches!(table.and_then(|table| page.role(table)), Some("table" | "grid" | "treegrid"))
    });
    let has_valid_headers = |cell: Element<'_>| {
        let mut ids = cell.get("headers").unwrap_or_default().split_ascii_whitespace();
        let is_header = |header: Element<'_>| {
            let is_header = matches!(page.role(header), Some("columnheader" | "rowheader"));
            is_header && header != cell && header.closest("table") == cell.closest("table")
        };
        let is_valid = ids.all(|id| page.by_id(id).is_some_and(is_header));
        (is_valid || !page.document.truncated).then_some(is_valid)
    };
    each_or_unknown(cells, has_valid_headers, "Some `headers` attributes do not refer to header cells of their table")
}
