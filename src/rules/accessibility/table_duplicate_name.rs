//! A caption and a summary say two things, or one of them is too much.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.table-duplicate-name",
    title: "The caption of a table is not said twice",
    failure_title: "",
    severity: Minor,
    why: "Screen readers read the caption and then the same words again as the summary of the table.",
    fix: "Keep the caption and remove `summary`, which HTML has no longer; describe a table that needs it in the text beside \
        it.",
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
    let summarized = page.having_any(&["summary"]).filter(|each| each.is("table") && page.is_exposed(*each));
    let words = |table: Element<'_>| {
        let caption = table.caption()?.words();
        let summary = collapse(table.text_of("summary")?);
        (!caption.is_empty()).then_some((caption, summary))
    };
    let differ = |table: Element<'_>| words(table).is_none_or(|(caption, summary)| caption != summary);
    each(summarized.filter(|table| words(*table).is_some()), differ, "The summary of a table repeats its caption")
}
