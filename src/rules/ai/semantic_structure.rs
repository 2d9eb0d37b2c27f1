//! Text that is only in generic containers has no structure that programs can see.
use crate::rule::*;

macro_rules! words {
    () => {
        concat!(some!(), some!(), some!(), some!(), some!())
    };
}
macro_rules! some {
    () => {
        "Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. Those that live \
         with people learn to ask for what they want. Each has a voice of its own. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "ai.semantic-structure",
    title: "The text is structured with semantic elements",
    failure_title: "The text is not structured with semantic elements",
    severity: Minor,
    why: "Programs that process a page use its elements to recognize headings, lists and the end of the navigation. \
          If every element is a `div`, the text has no structure for them.",
    fix: "Use `<h1>` to `<h6>`, `<p>`, `<ul>`, `<table>`, `<nav>` and `<main>` for their intended purposes.",
    references: &[Url("https://html.spec.whatwg.org/multipage/dom.html#semantics-2"), Wcag("1.3.1")],
    examples: &[
        Pass(concat!("<h1>Cats</h1><div>", words!(), "</div>")),
        Pass(concat!("<div role=article>", words!(), "</div>")),
        Fail(concat!("<div>Cats</div><div>", words!(), "</div>")),
        Inapplicable("<div>Cats sleep.</div>"),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a page that the rule checks.
const MIN_WORDS: usize = 150;
/// Maximum number of bytes of text in which words are counted.
const MAX_BYTES: usize = 16 << 10;
const SEMANTIC: [&str; 22] = [
    "p",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "ul",
    "ol",
    "dl",
    "table",
    "main",
    "article",
    "section",
    "nav",
    "header",
    "footer",
    "aside",
    "blockquote",
    "pre",
    "figure",
    "frameset",
];

fn check(page: &PageFacts) -> Verdict {
    let is_structured = SEMANTIC.iter().any(|name| page.first(name).is_some()) || page.having("role").next().is_some();
    match count_words(clip(page.document.text(), MAX_BYTES)) {
        ..MIN_WORDS => inapplicable(),
        _ if is_structured => pass(),
        words => fail("The text is only in generic elements such as div and span").with("words", words),
    }
}
