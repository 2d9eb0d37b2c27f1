//! A table for layout must not look like one of data.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.layout-table-semantics",
    title: "Tables for layout have no captions and headers",
    failure_title: "",
    severity: Minor,
    why: "With `role=\"presentation\"` the table is gone for screen readers, and with it the headers and the caption that \
        seem to explain it.",
    fix: "Remove the role if the table holds data. If it is for layout, replace `<th>` and `<caption>` by `<td>` and a \
        heading, and remove `scope` and `summary`.",
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
    let is_layout = |each: &Element<'_>| each.is("table") && page.role(*each) == Some("none");
    let tables: Vec<Element<'_>> = page.given_roles().filter(is_layout).collect();
    if tables.is_empty() {
        return inapplicable();
    }
    let headers = ["caption", "th"].into_iter().flat_map(|name| page.plain(name));
    let scoped = page.having_any(&["scope"]).filter(|each| each.is("td"));
    let with_meaning: BTreeSet<usize> =
        headers.chain(scoped).filter_map(|part| Some(part.closest("table")?.index())).collect();
    let is_plain = |table: Element<'_>| table.text_of("summary").is_none() && !with_meaning.contains(&table.index());
    each(tables, is_plain, "Some tables for layout have captions, headers or summaries")
}
