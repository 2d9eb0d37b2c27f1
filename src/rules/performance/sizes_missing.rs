//! Without sizes, browsers assume that an image is as wide as the window.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.sizes-missing",
    title: "Images with several widths have a sizes attribute",
    failure_title: "Images with several widths have no sizes attribute",
    severity: Minor,
    why: "A browser that does not know the displayed width picks the file for the full width of the window, which is \
          often several times too large.",
    fix: "Add `sizes`: `<img srcset=\"s.jpg 480w, l.jpg 1200w\" sizes=\"(min-width: 60em) 33vw, 100vw\" …>`.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/images.html#sizes-attributes"),
        Url("https://web.dev/learn/design/responsive-images"),
    ],
    examples: &[
        Pass("<img src=a.jpg srcset='a.jpg 480w, b.jpg 1200w' sizes=50vw><img srcset='a.jpg 1x, b.jpg 2x'>"),
        Pass("<img src=a.jpg loading=lazy srcset='a.jpg 480w, b.jpg 1200w'>"),
        Fail("<img src=a.jpg srcset='a.jpg 480w,\n b.jpg 1200w'>"),
        Inapplicable("<img src=a.jpg srcset='a.jpg 1x, b.jpg 2x'>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_widths = |element: &Element<'_>| {
        let parts = element.get("srcset").into_iter().flat_map(str::split_ascii_whitespace);
        parts.filter(|part| is_width(part)).take(2).count() == 2
    };
    let images = ["img", "source"].into_iter().flat_map(|name| page.all(name)).filter(has_widths);
    // Some browsers determine the width of a lazy-loaded image themselves.
    let has_sizes = |element: Element<'_>| element.attr_text("sizes").is_some() || element.attr_is("loading", "lazy");
    each(images, has_sizes, "An image with several widths has no sizes attribute")
}

fn is_width(descriptor: &str) -> bool {
    let number = descriptor.trim_end_matches(',').strip_suffix('w').unwrap_or_default();
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}
