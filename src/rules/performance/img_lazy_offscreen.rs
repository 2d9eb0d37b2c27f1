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
    examples: &[
        Pass(text(&LAZY)),
        Fail(text(&EAGER)),
        CannotTell(text(&ASIDE)),
        CannotTell(text(&UNDER_MENU)),
        Inapplicable("<img src=1.jpg><img src=2.jpg>"),
    ],
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
/// A second column may begin at the top of the page.
const ASIDE: [u8; 4_400] = long(
    "<img src=1.jpg><img src=2.jpg><img src=3.jpg><img src=4.jpg><img src=5.jpg><aside>",
    "All about cats, for people who live with one, and everything else. <img src=7.jpg>",
);
/// The text of a closed menu takes no room.
const MENU: [u8; 4_400] = long(
    "<img src=1.jpg><img src=2.jpg><img src=3.jpg><img src=4.jpg><img src=5.jpg><p>",
    "<a href=/cats>All about cats, for people who live with one, and everything else</a>",
);
const UNDER_MENU: [u8; 4_500] = long(text(&MENU), "<h1>Cats</h1><img src=7.jpg>");
/// Parts of the names of columns beside the content, and of parts that are closed at first.
const BESIDE: [&str; 22] = [
    "aside",
    "col-right",
    "column-right",
    "container_right",
    "dropdown",
    "flyout",
    "left-col",
    "leftcol",
    "menu",
    "modal",
    "popup",
    "rail",
    "right-col",
    "right_col",
    "rightcol",
    "secondary",
    "side-",
    "side_",
    "sidebar",
    "sideleft",
    "sideright",
    "widget-area",
];
/// An image after this many images and this many bytes of text is certainly below the first screen.
const MIN_IMAGES_BEFORE: usize = 5;
const MIN_TEXT_BYTES_BEFORE: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let far =
        page.content_images().skip(MIN_IMAGES_BEFORE).filter(|image| page.text_before(*image) > MIN_TEXT_BYTES_BEFORE);
    let starts = ["h1", "main", "article"].iter().filter_map(|name| page.first(name));
    let start = starts.map(|element| page.text_before(element)).min().unwrap_or(0);
    let is_lazy = |image: Element<'_>| {
        let by_script = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.has(name));
        if image.attr_is("loading", "lazy") || by_script {
            return Some(true);
        }
        // The text above the content may be that of menus.
        let is_below = page.text_before(image).saturating_sub(start) > MIN_TEXT_BYTES_BEFORE;
        if is_below && !is_beside(image) { Some(false) } else { None }
    };
    each_or_unknown(far, is_lazy, "An image far down the page is not lazy-loaded")
}

/// Returns true if the image is probably in a column of its own, which begins at the top, or in a part that is closed.
fn is_beside(image: Element<'_>) -> bool {
    let is_named = |element: Element<'_>| {
        let names = ["class", "id"].iter().filter_map(|name| element.get(name));
        names.into_iter().any(|name| contains_any(&clip(name, 300).to_ascii_lowercase(), &BESIDE))
    };
    let inside = image.ancestors().take(64).take_while(|element| !element.is_any(&["body", "main"]));
    inside.into_iter().any(|element| {
        element.is_any(&["aside", "dialog", "nav"]) || element.attr_is("role", "complementary") || is_named(element)
    })
}
