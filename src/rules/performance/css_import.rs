//! A stylesheet that imports another makes the browser load them one after the other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.css-import",
    title: "Inline style elements do not use @import",
    failure_title: "An inline style element uses @import",
    severity: Minor,
    why: "The browser discovers an imported stylesheet only when it reads the rule, and renders nothing until that \
          stylesheet has loaded too.",
    fix: "Link the stylesheet in the head instead: `<link rel=\"stylesheet\" href=\"…\">`.",
    references: &[
        Url("https://web.dev/articles/critical-rendering-path/page-speed-rules-and-recommendations"),
        Url("https://www.w3.org/TR/css-cascade-5/#at-import"),
    ],
    examples: &[
        Pass("<style>p { color: red }</style>"),
        Pass("<style>/* @import url(a.css); */ p { color: red }</style>"),
        Pass("<style media=print>@import url(print.css);</style>"),
        Fail("<style>@import url(a.css);</style>"),
        Inapplicable("<link rel=stylesheet href=a.css>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each(
        page.all("style"),
        |style| style.attr_is("media", "print") || !has_at_rule(style.text(), "@import"),
        "A style element imports another stylesheet",
    )
}
