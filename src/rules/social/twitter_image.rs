//! The image of a card on X needs an absolute URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-image",
    title: "The card on X has an image with an absolute URL",
    failure_title: "The image of the card on X has a relative URL",
    severity: Minor,
    why: "X does not resolve relative URLs. People who share the page see an empty frame or a small card.",
    fix: "Set `twitter:image` to an absolute URL, or remove it: X also reads `og:image`.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image")],
    examples: &[
        Pass(
            r#"<meta name="twitter:card" content="summary_large_image"><meta property="og:image"
            content="https://example.com/a.jpg">"#,
        ),
        Inapplicable(r#"<meta name="twitter:card" content="summary_large_image">"#),
        Fail(r#"<meta name="twitter:image" content="/a.jpg">"#),
        Inapplicable(r#"<meta name="twitter:card" content="summary">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let own = || page.meta_elements("twitter:image").chain(page.meta_elements("twitter:image:src"));
    let is_relative = |meta: &Element<'_>| {
        meta.attr_text("content").is_some_and(|url| !clip(url, 8).to_ascii_lowercase().starts_with("http"))
    };
    if let Some(meta) = own().find(is_relative) {
        return fail("twitter:image is not an absolute URL").at(meta);
    }
    let card = page.meta_elements("twitter:card").next();
    let is_large = card.is_some_and(|card| card.attr_is("content", "summary_large_image"));
    let has_own = own().any(|meta| meta.attr_text("content").is_some());
    let names = ["og:image", "og:image:url", "og:image:secure_url"];
    let has_image = has_own || names.iter().any(|name| page.meta_text(name).is_some());
    // social.og-image reports a page without an image.
    if is_large && has_image || has_own { pass() } else { inapplicable() }
}
