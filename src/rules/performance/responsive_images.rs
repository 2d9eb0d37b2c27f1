//! Phones do not need images as wide as a desktop screen.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.responsive-images",
    title: "Wide images are available in several sizes",
    failure_title: "Wide images are available in only one size",
    severity: Minor,
    why: "If there is only one file, phones download many times more pixels than they can show, and the image appears \
          late.",
    fix: "Offer several widths: `<img src=\"cat-800.webp\" srcset=\"cat-400.webp 400w, cat-800.webp 800w, \
          cat-1600.webp 1600w\" sizes=\"100vw\">`.",
    references: &[
        Url("https://web.dev/articles/serve-responsive-images"),
        Url("https://developer.chrome.com/docs/performance/insights/image-delivery"),
    ],
    examples: &[
        Pass("<img src=cat.jpg srcset='cat-400.jpg 400w, cat.jpg 1600w' sizes=100vw width=1600 height=900 alt=''>"),
        Pass("<picture><source srcset=cat.avif><img src=cat.jpg width=1600 height=900 alt=''></picture>"),
        Pass("<img src=cat.jpg width=400 height=300 alt=''>"),
        Fail("<img src=cat.jpg width=1600 height=900 alt=''>"),
        CannotTell("<img src=cat.jpg alt=''>"),
        CannotTell("GET https://example.com/\n200\naccept-ch: Width\n\n<img src=cat.jpg width=1600 height=900>"),
        Inapplicable("<img src=logo.svg width=1600 alt=''>"),
    ],
    check: Page(check),
};

/// Images wider than this have more pixels than most phones can show.
const MAX_WIDTH: u32 = 1_000;

fn check(page: &PageFacts) -> Verdict {
    // With client hints, the server chooses the size.
    let has_hints =
        page.header("accept-ch").is_some() || page.all("meta").any(|meta| meta.attr_is("http-equiv", "accept-ch"));
    let is_responsive = |image: Element<'_>| {
        let is_chosen = image.attributes().any(|(name, _)| name != "src" && contains(name, "src"))
            || image.parent().is_some_and(|parent| parent.is("picture"));
        match pixels(image, "width") {
            _ if is_chosen => Some(true),
            Some(width) if width <= MAX_WIDTH => Some(true),
            Some(_) if !has_hints && !is_placeholder(image) => Some(false),
            _ => None,
        }
    };
    each_or_unknown(page.content_images(), is_responsive, "A wide image is available in only one size")
}

/// Returns true if scripts may replace the image: there is a `noscript` element next to it, or its URL asks for few
/// pixels. Numbers up to 31 are not counted, because they may be part of a date.
fn is_placeholder(image: Element<'_>) -> bool {
    let asks_few = |source: &str| {
        let parts = source.split(['/', '?', '&', ',']);
        parts
            .map(|part| part.trim_start_matches(['w', '=', '_']))
            .any(|part| part.parse().is_ok_and(|size: u32| size > 31 && size < MAX_WIDTH))
    };
    image.get("src").is_some_and(asks_few)
        || image.parent().is_some_and(|parent| parent.children().take(16).any(|child| child.is("noscript")))
}
