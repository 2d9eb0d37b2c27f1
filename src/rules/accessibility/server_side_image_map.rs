//! Only a mouse can point at a place in an image.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.server-side-image-map",
    title: "No image map is left to the server",
    failure_title: "",
    severity: Minor,
    why: "The server gets the place of a click and decides where it leads. The keyboard has no such place, and screen \
        readers see no links.",
    fix: "Use `usemap` and `<map>` with an `<area href alt>` for each link, or links beside the image.",
    references: &[
        Wcag("2.1.1"),
        Url("https://html.spec.whatwg.org/multipage/embedded-content.html#attr-img-ismap"),
        Url("https://dequeuniversity.com/rules/axe/4.10/server-side-image-map"),
    ],
    examples: &[
        Pass(r##"<img src="rooms.png" alt="Rooms" usemap="#rooms">"##),
        Fail(r#"<a href="/rooms"><img src="rooms.png" alt="Rooms" ismap></a>"#),
        Inapplicable(r#"<img src="rooms.png" alt="Rooms" ismap>"#),
        Inapplicable(r#"<img src="rooms.png" alt="Rooms">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_sent = |image: Element<'_>| {
        image.has("ismap") && !image.has("usemap") && image.closest("a").is_some_and(|link| link.has("href"))
    };
    let images = page.all("img").filter(|image| (image.has("usemap") || is_sent(*image)) && !image.is_hidden());
    each(images, |image| !is_sent(image), "An image map is left to the server")
}
