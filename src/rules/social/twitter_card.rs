//! How large X shows a link.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-card",
    title: "twitter:card is a kind of card that X knows",
    failure_title: "",
    severity: Minor,
    why: "X and others, among them Slack and Discord, show a large picture for `summary_large_image`. An unknown value \
          means no card.",
    fix: "`<meta name=\"twitter:card\" content=\"summary_large_image\">`",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/markup")],
    examples: &[
        Pass(r#"<meta name="twitter:card" content="summary">"#),
        Pass(r#"<meta property="twitter:card" content="Summary_Large_Image">"#),
        Fail(r#"<meta name="twitter:card" content="large">"#),
        Fail(r#"<meta name="twitter:card" content="">"#),
        Fail(r#"<meta name="twitter:card" content="photo">"#),
        Fail("<title>Mugs</title>"),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.metas("twitter:card").next() else {
        return fail("No twitter:card; X shows a small card at most").as_severity(Info);
    };
    match meta.text_of("content").unwrap_or_default().to_ascii_lowercase().as_str() {
        "summary" | "summary_large_image" | "player" | "app" => pass(),
        // Of the first years; X takes them for one of the others.
        "photo" | "gallery" | "product" => fail("twitter:card is of a retired kind").at(meta).as_severity(Info),
        _ => fail("twitter:card is of no known kind").at(meta),
    }
}
