//! Server-side image maps can only be used with a mouse.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.server-side-image-map",
    title: "The page has no server-side image maps",
    failure_title: "The page has a server-side image map",
    severity: Minor,
    why: "The server receives the position of a click and decides where it leads. A keyboard cannot send such a \
        position, and screen readers find no links.",
    fix: "Use `usemap` and `<map>` with an `<area href alt>` for each link, or put links next to the image.",
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
    let is_server_side = |image: Element<'_>| {
        image.has("ismap") && !image.has("usemap") && image.closest("a").is_some_and(|link| link.has("href"))
    };
    let images = page.all("img").filter(|image| (image.has("usemap") || is_server_side(*image)) && !image.is_hidden());
    each(images, |image| !is_server_side(image), "The page has a server-side image map")
}
