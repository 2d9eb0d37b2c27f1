//! A style sheet that imports another makes the browser wait twice, one after the other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.css-import",
    title: "Inline style sheets import nothing",
    failure_title: "",
    severity: Minor,
    why: "The browser learns of the imported sheet only when it reads the rule, and shows nothing until that has come \
          too.",
    fix: "Name the sheet in the head: `<link rel=\"stylesheet\" href=\"…\">`.",
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
        "A style element imports another sheet",
    )
}
