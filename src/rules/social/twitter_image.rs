//! The image of a card on X needs an absolute URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.twitter-image",
    title: "The card on X has an image that X can show",
    failure_title: "X cannot show the image of its card",
    severity: Minor,
    why: "X does not resolve relative URLs and does not show SVG files. People who share the page see an empty frame or a \
          small card.",
    fix: "Set `twitter:image` to the absolute URL of a JPEG, PNG, WebP or GIF file, or remove it: X also reads `og:image`.",
    references: &[Url("https://developer.x.com/en/docs/x-for-websites/cards/overview/summary-card-with-large-image")],
    examples: &[
        Pass(
            r#"<meta name="twitter:card" content="summary_large_image"><meta property="og:image"
            content="https://example.com/a.jpg">"#,
        ),
        Inapplicable(r#"<meta name="twitter:card" content="summary_large_image">"#),
        Fail(r#"<meta name="twitter:image" content="/a.jpg">"#),
        Fail(r#"<meta name="twitter:image" content="https://example.com/logo.svg">"#),
        Fail(r#"<meta name="twitter:image" content="data:image/png;base64,iVBORw0KGgo=">"#),
        Inapplicable(r#"<meta name="twitter:card" content="summary">"#),
    ],
    check: Page(check),
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
    // social.og-image reports a page without an image.
    if is_large && has_image || has_own { pass() } else { inapplicable() }
}
