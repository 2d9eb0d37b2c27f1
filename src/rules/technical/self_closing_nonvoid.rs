//! A slash at the end of a start tag does not close an element in HTML.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.self-closing-nonvoid",
    title: "Only void elements use the self-closing slash",
    failure_title: "An element that needs an end tag uses the self-closing slash",
    severity: Minor,
    why: "In HTML, `<div/>` opens a `div` and leaves it open, so everything that follows is inside it. After \
          `<script/>`, the rest of the page is parsed as a script.",
    fix: "Write the end tag: `<div></div>`.",
    references: &[Url(
        "https://html.spec.whatwg.org/multipage/parsing.html#parse-error-non-void-html-element-start-tag-with-trailing-solidus",
    )],
    examples: &[
        Pass("<br/><img src=/a alt='' /><svg><path d='M0 0'/></svg>"),
        Pass("<a href=/cats/>Cats</a>"),
        Fail("<div class=line /><p>Cats"),
        Fail("<p>Cats <i class=icon /> and dogs"),
        Inapplicable(
            "GET https://example.com/\n200\ncontent-type: application/xhtml+xml\n\n<html><body><div/>Cats</body></html>",
        ),
    ],
    check: Page(check),
};

/// Elements that have no end tag, including those of older standards.
const VOID: [&str; 20] = [
    "area", "base", "basefont", "bgsound", "br", "col", "command", "embed", "frame", "hr", "image", "img", "input",
    "keygen", "link", "meta", "param", "source", "track", "wbr",
];

fn check(page: &PageFacts) -> Verdict {
    if page.exchange.media_type().is_some_and(|media| media == "application/xhtml+xml") {
        return inapplicable();
    }
    let is_left_open = |element: &Element<'_>| {
        element.is_self_closed() && element.is_html() && !element.is_implied() && !VOID.contains(&element.name())
    };
    let found: Vec<_> = page.document.elements().filter(is_left_open).collect();
    match found.first() {
        None => pass(),
        Some(first) => {
            let message = format!("The slash does not close the {} element", shorten(first.name(), 40));
            fail(message).with("count", found.len()).at_all(found)
        }
    }
}
