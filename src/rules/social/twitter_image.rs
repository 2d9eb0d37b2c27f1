//! A large card on X needs an image.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-image",
    title: "The card on X has an image with an absolute URL",
    failure_title: "The image of the card on X is missing or has a relative URL",
    severity: Minor,
    why: "With `summary_large_image` but no image, or an image with a relative URL, X shows an empty frame or a small \
          card.",
    fix: "Set `og:image`, which X also reads, or `twitter:image` to an absolute URL.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image")],
    examples: &[
        Pass(
            r#"<meta name="twitter:card" content="summary_large_image"><meta property="og:image"
            content="https://example.com/a.jpg">"#,
        ),
        Fail(r#"<meta name="twitter:card" content="summary_large_image">"#),
        Fail(r#"<meta name="twitter:image" content="/a.jpg">"#),
        Inapplicable(r#"<meta name="twitter:card" content="summary">"#),
    ],
    check: Indexable(check),
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
    if is_large && !has_image {
        fail("A large card has no image").at_all(card)
    } else if is_large || has_own {
        pass()
    } else {
        inapplicable()
    }
}
