//! `twitter:card` decides how large the preview of a link is on X.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-card",
    title: "twitter:card is a card type that X supports",
    failure_title: "twitter:card is missing, retired or unknown",
    severity: Minor,
    why: "X and other services, including Slack and Discord, show a large image for `summary_large_image`. With an \
          unknown value, they show no card.",
    fix: "Add `<meta name=\"twitter:card\" content=\"summary_large_image\">`.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/markup")],
    examples: &[
        Pass(r#"<meta name="twitter:card" content="summary">"#),
        Pass(r#"<meta property="twitter:card" content="Summary_Large_Image">"#),
        Fail(r#"<meta name="twitter:card" content="large">"#),
        Fail(r#"<meta name="twitter:card" content="">"#),
        Fail(r#"<meta name="twitter:card" value="summary">"#),
        Fail(r#"<meta name="twitter:card" content="photo">"#),
        CannotTell(r#"<meta name="twitter:card" v-bind:content="card">"#),
        Fail(r#"<meta property="og:title" content="Mugs">"#),
        Inapplicable("<title>Without Open Graph tags: social.og-image reports it</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("twitter:card").next() else {
        // Without Open Graph tags there is no card either; another rule reports it.
        return match page.has_open_graph() {
            true => fail("twitter:card is missing, so X shows a small card at most").as_severity(Info),
            false => inapplicable(),
        };
    };
    match meta.attr_text("content").unwrap_or_default().to_ascii_lowercase().as_str() {
        "" if meta.is_bound("content") => cannot_tell("A script sets twitter:card").at(meta),
        "" => fail("twitter:card has no content").at(meta),
        "summary" | "summary_large_image" | "player" | "app" => pass(),
        // Values from the early years, which X treats as one of the others.
        "photo" | "gallery" | "product" => fail("twitter:card has a retired value").at(meta).as_severity(Info),
        _ => fail("twitter:card has an unknown value").at(meta),
    }
}
