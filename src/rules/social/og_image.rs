//! Links without a preview image are easily overlooked in a feed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-image",
    title: "The page has an image for link previews",
    failure_title: "The page has no og:image with an absolute URL",
    severity: Major,
    why: "Social networks and messengers show a link with the image in `og:image`. Without it, they show no image or \
          an arbitrary one. Few of them understand a relative URL.",
    fix: "Add `<meta property=\"og:image\" content=\"https://example.com/preview.jpg\">`, ideally with an image of \
          1200 by 630 pixels.",
    references: &[
        Url("https://ogp.me/#metadata"),
        Url("https://developers.facebook.com/docs/sharing/webmasters/images/"),
    ],
    examples: &[
        Pass(r#"<meta property="og:image" content="https://cdn.example.net/mug.jpg">"#),
        Pass(r#"<meta name="OG:image:secure_url" content=" https://example.com/mug.jpg ">"#),
        Fail("<title>Mugs</title>"),
        Fail(r#"<meta property="og:title" content="Mugs">"#),
        Fail(r#"<meta property="og:image" content="">"#),
        Fail(r#"<meta property="og:image" content="/mug.jpg">"#),
        Fail(r#"<meta property="og:image" content="//cdn.example.net/mug.jpg">"#),
        Fail(r#"<meta name="twitter:image" content="https://example.com/mug.jpg">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:image", "og:image:url", "og:image:secure_url"];
    let mut given = names.into_iter().flat_map(|name| page.meta_elements(name)).peekable();
    if given.peek().is_none() {
        let has_others = page.has_open_graph();
        let verdict = fail(if has_others { "og:image is missing" } else { "The page has no Open Graph tags" });
        return if page.meta_text("twitter:image").is_some() { verdict.as_severity(Minor) } else { verdict };
    }
    let is_absolute = |meta: &Element<'_>| {
        let url = meta.attr_text("content").unwrap_or_default().to_ascii_lowercase();
        url.starts_with("https://") || url.starts_with("http://")
    };
    let (good, bad): (Vec<_>, Vec<_>) = given.partition(is_absolute);
    match bad.first() {
        _ if !good.is_empty() => pass(),
        Some(meta) if meta.attr_text("content").is_none() => fail("og:image is empty").at_all(bad),
        _ => fail("og:image is not an absolute URL").at_all(bad),
    }
}
