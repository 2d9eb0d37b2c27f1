//! Images far down compete with those that are seen first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.img-lazy-offscreen",
    title: "Images far down the page load when they are needed",
    failure_title: "",
    severity: Minor,
    why: "Everyone fetches and pays for pictures that many never scroll to, and the first screen waits behind them.",
    fix: "Add `loading=\"lazy\"` to images below the first screen, never to those on it.",
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
/// So many images, and then so many bytes of text, are surely more than one screen.
const IMAGES: usize = 5;
const TEXT: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let far = page.content_images().skip(IMAGES).filter(|image| page.text_before(*image) > TEXT);
    let is_late = |image: Element<'_>| {
        let by_script = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.has(name));
        image.attr_is("loading", "lazy") || by_script
    };
    each(far, is_late, "An image far down is loaded at once")
}
