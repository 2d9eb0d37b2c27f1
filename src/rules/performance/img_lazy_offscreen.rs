//! Images far down the page compete for bandwidth with those that are visible first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.img-lazy-offscreen",
    title: "Images far down the page are lazy-loaded",
    failure_title: "Images far down the page are not lazy-loaded",
    severity: Minor,
    why: "All visitors download and pay for images that many of them never scroll to, and the images at the top of \
          the page appear later.",
    fix: "Add `loading=\"lazy\"` to images below the fold, but never to images above it.",
    references: &[
        Url("https://web.dev/articles/browser-level-image-lazy-loading"),
        Url("https://html.spec.whatwg.org/multipage/urls-and-fetching.html#lazy-loading-attributes"),
    ],
    examples: &[Pass(text(&LAZY)), Fail(text(&EAGER)), Inapplicable("<img src=1.jpg><img src=2.jpg>")],
    check: Page(check),
};

const LAZY: [u8; 4_800] = long(
    "<img src=1.jpg><img src=2.jpg><img src=3.jpg><img src=4.jpg><img src=5.jpg><p>",
    "All about cats, for people who live with one, and everything else. <img src=7.jpg loading=lazy>",
);
const EAGER: [u8; 4_400] = long(
    "<img src=1.jpg><img src=2.jpg><img src=3.jpg><img src=4.jpg><img src=5.jpg><p>",
    "All about cats, for people who live with one, and everything else. <img src=7.jpg>",
);
/// An image after this many images and this many bytes of text is certainly below the first screen.
const MIN_IMAGES_BEFORE: usize = 5;
const MIN_TEXT_BYTES_BEFORE: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let far =
        page.content_images().skip(MIN_IMAGES_BEFORE).filter(|image| page.text_before(*image) > MIN_TEXT_BYTES_BEFORE);
    let is_lazy = |image: Element<'_>| {
        let by_script = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.has(name));
        image.attr_is("loading", "lazy") || by_script
    };
    each(far, is_lazy, "An image far down the page is not lazy-loaded")
}
