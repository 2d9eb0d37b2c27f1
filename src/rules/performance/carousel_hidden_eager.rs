//! Slides that are not shown should not load their images at once.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.carousel-hidden-eager",
    title: "Images in hidden slides are lazy-loaded",
    failure_title: "Images in hidden slides are loaded at once",
    severity: Info,
    why: "The images of hidden slides compete with the one that visitors see first, and many visitors never reach the \
          other slides.",
    fix: "Add `loading=\"lazy\"` to the images of all slides but the first.",
    references: &[
        Url("https://web.dev/articles/carousel-best-practices"),
        Url("https://web.dev/articles/browser-level-image-lazy-loading"),
    ],
    examples: &[
        Pass(
            "<div class='carousel-item active'><img src=1.jpg></div><div class=carousel-item><img src=2.jpg loading=lazy></div>",
        ),
        Pass(
            "<div class='carousel-item active'><img src=1.jpg></div><div class=carousel-item><img src=0.gif data-src=2.jpg></div>",
        ),
        Fail("<div class='carousel-item active'><img src=1.jpg></div><div class=carousel-item><img src=2.jpg></div>"),
        Fail("<ul><li class=slide><img src=1.jpg><li class=slide aria-hidden=true><img src=2.jpg></ul>"),
        Fail("<div class=swiper-slide style='display:none'><img src=2.jpg></div>"),
        Inapplicable("<div class=slide><img src=1.jpg></div><div class=slide><img src=2.jpg></div>"),
        // Without an active slide a script shows one.
        Inapplicable("<div class=carousel-item><img src=1.jpg></div><div class=carousel-item><img src=2.jpg></div>"),
        // Browsers load no images inside these.
        Inapplicable("<template><div class=slide hidden><img src=2.jpg></div></template>"),
        Inapplicable("<div class=slide hidden><img src='data:image/gif;base64,R0lGOD'></div>"),
    ],
    check: Page(check),
};

/// Most ancestors of an image that are checked.
const MAX_ANCESTORS: usize = 8;

fn check(page: &PageFacts) -> Verdict {
    let images = page.all("img").filter(|image| {
        let is_file = image.attr_text("src").is_some_and(|source| !source.starts_with("data:"));
        is_file && image.ancestors().take(MAX_ANCESTORS).any(is_hidden_slide)
    });
    let is_lazy = |image: Element<'_>| {
        image.attr_is("loading", "lazy")
            || image.attributes().any(|(name, _)| name.starts_with("data-") && name.contains("src"))
    };
    each(images, is_lazy, "An image in a hidden slide is loaded at once")
}

fn is_hidden_slide(element: Element<'_>) -> bool {
    let Some(class) = element.get("class") else { return false };
    let has = |part: &str| class.split_ascii_whitespace().any(|word| word.eq_ignore_ascii_case(part));
    if has("carousel-item") && !has("active") {
        let mut siblings = element.parent().into_iter().flat_map(Element::children).take(64);
        return siblings
            .any(|sibling| sibling.has_token("class", "carousel-item") && sibling.has_token("class", "active"));
    }
    let is_slide = class.split_ascii_whitespace().any(|word| {
        let word = word.to_ascii_lowercase();
        matches!(word.as_str(), "slide" | "carousel-slide" | "slide-item" | "slider-item" | "carousel__slide")
            || word.ends_with("-slide")
            || word.ends_with("__slide")
    });
    is_slide && element.is_hidden_from_all()
}
