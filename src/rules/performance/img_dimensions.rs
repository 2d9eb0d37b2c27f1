//! An image without a size pushes everything below it down when it comes.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.img-dimensions",
    title: "Images say their size in the HTML",
    failure_title: "",
    severity: Minor,
    why: "With width and height the browser keeps the space free. Without them, and without a style sheet that does it, \
          the text jumps while somebody reads or is about to click.",
    fix: "Write the image's own size in pixels: `<img src=\"cat.jpg\" width=\"800\" height=\"600\" alt=\"…\">`. Style sheets may \
          still scale it, with `height: auto`.",
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
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let sized_by_style = page.all("style").any(|style| {
        let css = style.text();
        contains_any(css, &["aspect-ratio", "img{", "img {"])
    });
    let counts = |image: &Element<'_>| {
        let source = image.text_of("src").unwrap_or_default();
        let path = source.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        !path.is_empty() && !path.starts_with("data:") && !path.ends_with(".svg") && !image.is_hidden()
    };
    let holds = |image| if is_sized(image) { Some(true) } else { (!sized_by_style).then_some(false) };
    each_tells(page.all("img").filter(counts), holds, "An image does not say its size in the HTML")
}

fn is_sized(image: Element<'_>) -> bool {
    let style = image.get("style").unwrap_or_default().to_ascii_lowercase();
    let declares = |name: &str| style.split(';').any(|each| each.trim().starts_with(name));
    let both = |holds: &dyn Fn(&str) -> bool| holds("width") && holds("height");
    both(&|name| pixels(image, name).is_some_and(|size| size > 0))
        || both(&declares)
        || declares("aspect-ratio")
        || declares("position:absolute")
        || declares("position: absolute")
}
