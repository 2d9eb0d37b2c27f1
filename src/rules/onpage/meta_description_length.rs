//! A meta description should be informative, but not longer than search results can show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-description-length",
    title: "The meta description has a suitable length",
    failure_title: "The meta description is too short or too long",
    severity: Minor,
    why: "Search results show about 150 characters. A much shorter description wastes the space, and of a much longer \
          one only the beginning is shown. Google names no limit.",
    fix: "Summarize the page in one or two sentences of 70 to 160 characters.",
    references: &[Url("https://developers.google.com/search/docs/appearance/snippet")],
    examples: &[
        Pass(
            r#"<meta name="description" content="What cats eat, how they play and where they sleep: all that you need to know before you get one.">"#,
        ),
        Pass(
            r#"<meta name="description" content="猫が何を食べ、どう遊び、どこで眠るのか。猫を飼う前に知っておきたいことを一つのページにまとめました。">"#,
        ),
        Fail(r#"<meta name="description" content="All about cats">"#),
        Inapplicable(r#"<meta name="description" content="">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("description").find(|meta| meta.has("content")) else { return inapplicable() };
    let Some(text) = meta.attr_text("content").map(collapse) else { return inapplicable() };
    // A Chinese, Japanese or Korean character says as much as two characters of other scripts.
    let columns = width(&text);
    let found = |message: &str| fail(message).with("characters", text.chars().count()).with("width", columns).at(meta);
    match columns {
        0..50 => found("The meta description is very short"),
        50..70 => found("The meta description is short").as_severity(Info),
        70..=160 => pass().with("characters", text.chars().count()).with("width", columns),
        161..=320 => found("The meta description is long and may be cut off").as_severity(Info),
        _ => found("The meta description is much longer than search results show"),
    }
}
