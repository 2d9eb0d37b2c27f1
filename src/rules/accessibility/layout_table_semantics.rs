//! Layout tables must not contain the markup of data tables.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.layout-table-semantics",
    title: "Layout tables contain no data-table markup",
    failure_title: "Layout tables contain data-table markup",
    severity: Minor,
    why: "`role=\"presentation\"` removes the table semantics for screen readers, and with them the headers and the \
        caption that seem to explain the table.",
    fix: "Remove the role if the table contains data. If it is for layout, replace `<th>` with `<td>` and `<caption>` \
        with a heading, and remove `scope` and `summary`.",
    references: &[Wcag("1.3.1"), Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F46")],
    examples: &[
        Pass(r#"<table role="presentation"><tr><td>Cats<td>Dogs</table>"#),
        Pass(r#"<table role="presentation" summary=""><tr><td><table><tr><th>Room<td>1</table></table>"#),
        Fail(r#"<table role="presentation"><tr><th>Room<tr><td>1</table>"#),
        Fail(r#"<table role="none"><caption>Rooms</caption><tr><td>1</table>"#),
        Fail(r#"<table role="presentation" summary="Rooms"><tr><td>1</table>"#),
        Inapplicable("<table><tr><th>Room<tr><td>1</table>"),
        Inapplicable(r#"<table role="presentation" hidden><tr><th>Room</table>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_layout = |element: &Element<'_>| element.is("table") && page.role(*element) == Some("none");
    let tables: Vec<Element<'_>> = page.with_any_explicit_role().filter(is_layout).collect();
    if tables.is_empty() {
        return inapplicable();
    }
    let headers = ["caption", "th"].into_iter().flat_map(|name| page.with_implicit_role(name));
    let scoped = page.having_any(&["scope"]).filter(|element| element.is("td"));
    let with_semantics: BTreeSet<usize> =
        headers.chain(scoped).filter_map(|part| Some(part.closest("table")?.index())).collect();
    let is_plain =
        |table: Element<'_>| table.attr_text("summary").is_none() && !with_semantics.contains(&table.index());
    each(tables, is_plain, "Some layout tables have a caption, headers, a summary or `scope` attributes")
}
