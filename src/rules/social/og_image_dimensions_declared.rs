//! Declared dimensions let Facebook show the preview image at the first share.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-image-dimensions-declared",
    title: "The width and height of the preview image are declared in pixels",
    failure_title: "The width or height of the preview image is missing or invalid",
    severity: Info,
    why: "Facebook loads an image of unknown size only after the first person has shared the link. That first share \
          shows no image.",
    fix: "Add `<meta property=\"og:image:width\" content=\"1200\">` and `og:image:height` right after `og:image`.",
    references: &[
        Url("https://ogp.me/#structured"),
        Url("https://developers.facebook.com/docs/sharing/best-practices/#precaching"),
    ],
    examples: &[
        Pass(
            r#"<meta property="og:image" content="https://example.com/a.jpg"><meta property="og:image:width"
            content="1200"> <meta property="og:image:height" content="630">"#,
        ),
        Fail(r#"<meta property="og:image" content="https://example.com/a.jpg">"#),
        Fail(
            r#"<meta property="og:image" content="https://example.com/a.jpg"><meta property="og:image:width"
            content="100%"> <meta property="og:image:height" content="630px">"#,
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.meta_text("og:image").is_none() {
        return inapplicable();
    }
    let sizes: Vec<Element<'_>> =
        page.meta_elements("og:image:width").chain(page.meta_elements("og:image:height")).collect();
    let is_number = |meta: Element<'_>| {
        meta.attr_text("content").is_some_and(|text| text.parse::<u32>().is_ok_and(|size| size > 0))
    };
    match sizes.len() {
        0 | 1 => fail("The width or height of the preview image is not declared"),
        _ => each(sizes, is_number, "The width or height of the preview image is not a number of pixels"),
    }
}
