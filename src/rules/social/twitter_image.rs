//! A card that promises a large picture should have one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-image",
    title: "A large card on X has its image",
    failure_title: "",
    severity: Minor,
    why: "With `summary_large_image` and no image, or one under a relative address, X shows an empty frame or a small \
          card.",
    fix: "Give `og:image`, which X reads too, or `twitter:image`, with an absolute address.",
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
    let own = || page.metas("twitter:image").chain(page.metas("twitter:image:src"));
    let is_relative = |meta: &Element<'_>| {
        meta.text_of("content").is_some_and(|address| !clip(address, 8).to_ascii_lowercase().starts_with("http"))
    };
    if let Some(meta) = own().find(is_relative) {
        return fail("twitter:image is no absolute address").at(meta);
    }
    let card = page.metas("twitter:card").next();
    let is_large = card.is_some_and(|card| card.attr_is("content", "summary_large_image"));
    let has_own = own().any(|meta| meta.text_of("content").is_some());
    let names = ["og:image", "og:image:url", "og:image:secure_url"];
    let has_image = has_own || names.iter().any(|name| page.meta_text(name).is_some());
    match is_large {
        true if has_image => pass(),
        true => fail("A large card without an image").at_all(card),
        false if has_own => pass(),
        false => inapplicable(),
    }
}
