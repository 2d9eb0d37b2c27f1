//! Lazy loading delays an image that is visible at once.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.lcp-lazy",
    title: "The first large image is not lazy-loaded",
    failure_title: "The first large image is lazy-loaded",
    severity: Major,
    why: "The browser does not fetch a lazy-loaded image until it knows the image's position. If it is the LCP image, \
          visitors see an empty area until then.",
    fix: "Remove `loading=\"lazy\"` or the lazy-loading script for that image, and add `fetchpriority=\"high\"`.",
    references: &[
        Url("https://web.dev/articles/lcp-lazy-loading"),
        Url("https://developer.chrome.com/docs/performance/insights/lcp-discovery"),
    ],
    examples: &[
        Pass("<main><h1>Cats</h1><img src=cat.jpg width=1200 height=800>"),
        Pass("<header><img class=site-logo src=logo.png loading=lazy></header><img src=cat.jpg width=1200 height=800>"),
        Fail("<main><h1>Cats</h1><img src=cat.jpg width=1200 height=800 loading=lazy>"),
        Fail("<div class=hero><img src=cat.jpg loading=lazy></div>"),
        Fail("<div class=hero><img class=lazyload data-src=cat.jpg></div>"),
        Pass(
            "<header><a href=/><img src=cats-of-rome.jpg loading=lazy width=800></a></header><img src=cat.jpg width=1200 height=800>",
        ),
        Pass(
            "<div class=site-branding><img src=x.png loading=lazy width=700></div><main><img src=cat.jpg width=1200 height=800>",
        ),
        Pass("<img src=x.png alt='Example logo' loading=lazy width=700><img src=cat.jpg width=1200 height=800>"),
        Pass(
            "<div class=off-canvas><img src=x.jpg loading=lazy width=900></div><img src=cat.jpg width=1200 height=800>",
        ),
        Fail("<header class=hero><img src=cat.jpg loading=lazy width=1200 height=800></header>"),
        Inapplicable("<header><img src=cat.jpg loading=lazy></header>"),
        Inapplicable("<div id=mobile-menu><img src=cat.jpg width=900 loading=lazy></div>"),
        Inapplicable("<p class=byline><span class=author-photo><img src=ann.jpg loading=lazy></span> Ann"),
        CannotTell("<main><h1>Cats</h1><img src=cat.jpg loading=lazy>"),
        Inapplicable("<p>No images"),
        Inapplicable("<nav><img src=menu.jpg width=900 loading=lazy></nav>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(image) = page.lead_image() else { return inapplicable() };
    let by_script = ["data-src", "data-srcset", "data-lazy-src"].iter().any(|name| image.element.has(name));
    let is_lazy = image.element.attr_is("loading", "lazy") || by_script && !image.element.has("srcset");
    if !is_lazy {
        pass()
    } else if image.is_large {
        fail("The first large image is lazy-loaded").at(image.element)
    } else {
        cannot_tell("An image near the top is lazy-loaded, but the HTML does not show its size")
    }
}
