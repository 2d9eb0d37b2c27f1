//! A raw text element that is never closed swallows the rest of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.unclosed-raw-text",
    title: "Raw text elements such as `script` and `title` are closed",
    failure_title: "A raw text element such as `script` or `title` is not closed",
    severity: Critical,
    why: "Without its end tag, a `title`, `textarea`, `script`, `style` or `iframe` treats everything that follows as \
          its own text. Visitors and crawlers do not see that content.",
    fix: "Write the end tag: `<script src=\"/a.js\"></script>`. A slash in the start tag does not close the element.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-incdata"),
        Url("https://html.spec.whatwg.org/multipage/syntax.html#raw-text-elements"),
    ],
    examples: &[
        Pass("<title>Cats</title><script>cats()</script><p>Cats"),
        Pass("<title>Cats</title><svg><title>A cat</svg><p>Cats"),
        Fail("<title>Cats<body><p>All about cats</p></body>"),
        Fail(r#"<title>Cats</title><script src="/a.js" /><p>All about cats</p>"#),
        Fail("<title>Cats</title><p>Cats</p><script>cats()"),
        CannotTell("GET https://example.com/\nbroken\n\n<title>Cats</title><p>Cats</p><script>cats("),
        Inapplicable(
            "GET https://example.com/\n200\ncontent-type: application/xhtml+xml\n\n<html><title/><body>Cats</body></html>",
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.exchange.media_type().is_some_and(|media| media == "application/xhtml+xml") {
        return inapplicable();
    }
    match page.document.unclosed() {
        None if page.document.truncated => cannot_tell("The end of the page was not read"),
        None => pass(),
        Some(element) => {
            let found = fail(format!("The {} element is never closed", element.name())).at(element);
            let swallows_markup = contains(element.text(), "</") || element.is_clipped();
            if swallows_markup { found } else { found.as_severity(Minor) }
        }
    }
}
