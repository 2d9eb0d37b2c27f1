//! Links without a preview image are easily overlooked in a feed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-image",
    title: "The page has an image for link previews",
    failure_title: "The page has no og:image that link previews can show",
    severity: Major,
    why: "Social networks and messengers show a link with the image in `og:image`. Without it, they show no image or \
          an arbitrary one. Few of them understand a relative URL, and none shows an SVG file.",
    fix: "Add `<meta property=\"og:image\" content=\"https://example.com/preview.jpg\">`, ideally with a JPEG, PNG or \
          WebP image of 1200 by 630 pixels.",
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
        Fail(r#"<meta property="og:image" content="https://example.com/logo.svg">"#),
        Fail(r#"<meta property="og:image" content="https://example.com/Logo.SVG?v=2">"#),
        Fail(
            r#"<meta property="og:image" content="https://example.com/logo"><meta property="og:image:type"
            content="image/svg+xml">"#,
        ),
        Fail(r#"<meta property="og:image" content="data:image/png;base64,iVBORw0KGgo=">"#),
        Pass(
            r#"<meta property="og:image" content="https://example.com/logo.svg"><meta property="og:image"
            content="https://example.com/logo.png">"#,
        ),
        Pass(r#"<meta property="og:image" content="https://example.com/thumb/logo.svg/1200px-logo.svg.png">"#),
        CannotTell(r#"<meta property="og:image" [content]="image">"#),
        CannotTell(r#"<meta property="og:image" content="https://img.example.com/f_auto,w_1200/logo.svg">"#),
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
    let types: Vec<&str> = page.meta_elements("og:image:type").filter_map(|meta| meta.attr_text("content")).collect();
    let is_svg_by_type =
        !types.is_empty() && types.iter().all(|kind| kind.to_ascii_lowercase().starts_with("image/svg"));
    let judged: Vec<_> = given
        .filter_map(|meta| Some((meta, PreviewImage::of(page, meta.attr_text("content")?))))
        .map(|(meta, image)| match image {
            PreviewImage::Usable if is_svg_by_type => (meta, PreviewImage::UnshownFormat),
            _ => (meta, image),
        })
        .collect();
    let is_any = |image: PreviewImage| judged.iter().any(|(_, found)| *found == image);
    let message = match judged.first() {
        None => match names.into_iter().flat_map(|name| page.meta_elements(name)).find(|meta| meta.is_bound("content"))
        {
            Some(meta) => return cannot_tell("A script sets og:image").at(meta),
            None => "og:image is empty",
        },
        _ if is_any(PreviewImage::Usable) => return pass(),
        _ if is_any(PreviewImage::Converted) => {
            return cannot_tell("The URL of og:image names an SVG file, which the server may convert");
        }
        Some((_, PreviewImage::UnshownFormat)) => "og:image has a format that link previews do not show, such as SVG",
        Some((_, PreviewImage::Embedded)) => "og:image is a data: URL, which link previews do not load",
        Some(_) => "og:image is not an absolute URL",
    };
    let has_other =
        page.meta_text("twitter:image").is_some_and(|url| PreviewImage::of(page, url) == PreviewImage::Usable);
    let verdict = fail(message).at_all(names.into_iter().flat_map(|name| page.meta_elements(name)));
    if has_other { verdict.as_severity(Minor) } else { verdict }
}
