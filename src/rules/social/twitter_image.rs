//! A large card on X needs an image.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-image",
    title: "The card on X has an image that X can show",
    failure_title: "The image of the card on X is missing or cannot be shown",
    severity: Minor,
    why: "With `summary_large_image` but no image, a relative URL, or an SVG file, X shows an empty frame or a small \
          card.",
    fix: "Set `og:image`, which X also reads, or `twitter:image` to the absolute URL of a JPEG, PNG, WebP or GIF file.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image")],
    examples: &[
        Pass(
            r#"<meta name="twitter:card" content="summary_large_image"><meta property="og:image"
            content="https://example.com/a.jpg">"#,
        ),
        Fail(r#"<meta name="twitter:card" content="summary_large_image">"#),
        Fail(r#"<meta name="twitter:image" content="/a.jpg">"#),
        Fail(r#"<meta name="twitter:image" content="https://example.com/logo.svg">"#),
        Fail(r#"<meta name="twitter:image" content="data:image/png;base64,iVBORw0KGgo=">"#),
        Inapplicable(r#"<meta name="twitter:card" content="summary">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let own = || page.meta_elements("twitter:image").chain(page.meta_elements("twitter:image:src"));
    let fault = |meta: &Element<'_>| match PreviewImage::of(page, meta.attr_text("content")?) {
        PreviewImage::Relative => Some("twitter:image is not an absolute URL"),
        PreviewImage::Embedded => Some("twitter:image is a data: URL, which X does not load"),
        PreviewImage::UnshownFormat => Some("twitter:image has a format that X does not show, such as SVG"),
        PreviewImage::Usable | PreviewImage::Converted => None,
    };
    if let Some((meta, message)) = own().find_map(|meta| Some((meta, fault(&meta)?))) {
        return fail(message).at(meta);
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
