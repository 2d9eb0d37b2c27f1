//! An image without dimensions shifts everything below it when it loads.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.img-dimensions",
    title: "Images have explicit dimensions in the HTML",
    failure_title: "Images have no explicit dimensions in the HTML",
    severity: Minor,
    why: "With `width` and `height`, the browser reserves space for the image. Without them, and without a stylesheet \
          that sets the size, the text shifts while the visitor is reading or about to click.",
    fix: "Set the image's intrinsic size in pixels: `<img src=\"cat.jpg\" width=\"800\" height=\"600\" alt=\"…\">`. \
          Stylesheets can still scale it with `height: auto`.",
    references: &[
        Url("https://web.dev/articles/optimize-cls#images-without-dimensions"),
        Url("https://html.spec.whatwg.org/multipage/embedded-content-other.html#dimension-attributes"),
    ],
    examples: &[
        Pass("<img src=a.jpg width=800 height=600><img src=b.jpg style='aspect-ratio: 4/3'>"),
        Pass(
            "<img src=c.jpg style='position:absolute;height:100%;width:100%'><img src=d.svg><img src='data:image/gif;base64,R0lG'>",
        ),
        Pass("<img src=a.jpg width=800 height=600><img hidden src=b.jpg><noscript><img src=pixel.gif></noscript>"),
        Fail("<img src=a.jpg>"),
        Fail("<img src=a.jpg width=100% height=auto>"),
        CannotTell("<style>img { aspect-ratio: 1 }</style><img src=a.jpg>"),
        Inapplicable("<img src=logo.svg>"),
        Inapplicable("<img src=pixel.gif style='width: 1px'>"),
        Inapplicable("<style>.later { display: none }</style><p class=later><img src=a.jpg></p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let sized_by_style = page.all("style").any(|style| {
        let css = style.text();
        contains_any(css, &["aspect-ratio", "img{", "img {"])
    });
    let can_shift = |image: &Element<'_>| {
        let source = image.attr_text("src").unwrap_or_default();
        let path = source.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        !path.is_empty()
            && !path.starts_with("data:")
            && !path.ends_with(".svg")
            && !image.is_hidden()
            && !image.is_invisible_by_size()
    };
    let has_size = |image| if is_sized(image) { Some(true) } else { (!sized_by_style).then_some(false) };
    each_or_unknown(page.all("img").filter(can_shift), has_size, "An image has no explicit dimensions in the HTML")
}

/// Returns true if attributes or inline styles give the image a size, or take it out of the page's flow.
fn is_sized(image: Element<'_>) -> bool {
    let style = image.get("style").unwrap_or_default().to_ascii_lowercase();
    let declares = |name: &str| style.split(';').any(|declaration| declaration.trim().starts_with(name));
    let both = |is_set: &dyn Fn(&str) -> bool| is_set("width") && is_set("height");
    both(&|name| pixels(image, name).is_some_and(|size| size > 0))
        || both(&declares)
        || declares("aspect-ratio")
        || declares("position:absolute")
        || declares("position: absolute")
}
