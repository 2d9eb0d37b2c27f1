//! The summary of a table must not repeat its caption.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-duplicate-name",
    title: "Table summaries do not repeat the caption",
    failure_title: "Table summaries repeat the caption",
    severity: Minor,
    why: "Screen readers announce the caption and then the same words again as the summary of the table.",
    fix: "Keep the caption and remove `summary`, which is obsolete in HTML. If the table needs a description, put it \
        into the text next to the table.",
    references: &[
        Url("https://www.w3.org/WAI/tutorials/tables/caption-summary/"),
        Url("https://html.spec.whatwg.org/multipage/obsolete.html#attr-table-summary"),
    ],
    examples: &[
        Pass(r#"<table summary="Prices by room and season"><caption>Prices</caption><tr><td>5</table>"#),
        Fail(r#"<table summary="Prices"><caption>Prices</caption><tr><td>5</table>"#),
        Inapplicable("<table><caption>Prices</caption><tr><td>5</table>"),
        Inapplicable(r#"<table summary="Prices"><tr><td>5</table>"#),
        Inapplicable(r#"<table hidden summary="Prices"><caption>Prices</caption><tr><td>5</table>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let summarized = page.having_any(&["summary"]).filter(|table| table.is("table") && page.is_exposed(*table));
    let caption_and_summary = |table: Element<'_>| {
        let caption = table.caption()?.words();
        let summary = collapse(table.attr_text("summary")?);
        (!caption.is_empty()).then_some((caption, summary))
    };
    let differ = |table: Element<'_>| caption_and_summary(table).is_none_or(|(caption, summary)| caption != summary);
    each(
        summarized.filter(|table| caption_and_summary(*table).is_some()),
        differ,
        "Some table summaries repeat the caption",
    )
}
