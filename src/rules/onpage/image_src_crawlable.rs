//! Crawlers find images by their `src` and `srcset`.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.image-src-crawlable",
    title: "Images have a URL that crawlers can find",
    failure_title: "An image has no URL that crawlers can find",
    severity: Minor,
    why: "Image search reads `src` and `srcset`. It does not find an `img` that has neither, and browsers show nothing \
          for it.",
    fix: "Give each image a `src`. For lazy loading, use `loading=\"lazy\"` instead of an attribute that a script has \
          to copy.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/google-images"),
        Url("https://developers.google.com/search/docs/crawling-indexing/javascript/lazy-loading"),
    ],
    examples: &[
        Pass(r#"<img src="cat.jpg" alt="A cat"><img srcset="cat.jpg 2x" alt="A cat">"#),
        Pass(r#"<picture><source srcset="cat.avif"><img alt="A cat"></picture>"#),
        Fail(r#"<img alt="A cat">"#),
        Fail(r#"<img src="" alt="A cat">"#),
        CannotTell(r#"<img data-src="cat.jpg" alt="A cat">"#),
        CannotTell(r#"<img id="preview" alt=""><script src="/a.js"></script>"#),
        Inapplicable("<p>Cats</p>"),
        Inapplicable(r#"<img alt="" width="1" height="1">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.all("script").next().is_some();
    each_or_unknown(
        page.all("img").filter(|image| !image.is_hidden() && !image.is_invisible_by_size()),
        |image| {
            let has_url = image.attr_text("src").is_some() || image.attr_text("srcset").is_some();
            let in_picture = image.parent().is_some_and(|parent| parent.is("picture"));
            // Lazy-loading scripts keep the URL in an attribute of their own.
            let is_lazy =
                has_scripts || image.attributes().any(|(name, _)| name.starts_with("data-") || name.contains(':'));
            if has_url || in_picture {
                Some(true)
            } else if is_lazy {
                None
            } else {
                Some(false)
            }
        },
        "An `img` has no URL in `src` or `srcset`",
    )
}
