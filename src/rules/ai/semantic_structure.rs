//! Text in nothing but boxes has no order that a program could see.
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
    title: "The text is made of paragraphs, headings, lists and the like",
    failure_title: "",
    severity: Minor,
    why: "Programs that take a page apart go by its elements: what is a heading, what a list, where the navigation ends. \
          Where all is `div`, everything is one heap of words.",
    fix: "Use `<h1>` to `<h6>`, `<p>`, `<ul>`, `<table>`, `<nav>` and `<main>` for what they are there for.",
    references: &[Url("https://html.spec.whatwg.org/multipage/dom.html#semantics-2"), Wcag("1.3.1")],
    examples: &[
        Pass(concat!("<h1>Cats</h1><div>", words!(), "</div>")),
        Pass(concat!("<div role=article>", words!(), "</div>")),
        Fail(concat!("<div>Cats</div><div>", words!(), "</div>")),
        Inapplicable("<div>Cats sleep.</div>"),
    ],
    check: Indexable(check),
};

/// Words of a page that has something to read.
const ENOUGH: usize = 150;
/// Bytes of the text that are counted.
const MOST_READ: usize = 16 << 10;
const TELLING: [&str; 22] = [
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
    let is_told = TELLING.iter().any(|name| page.first(name).is_some()) || page.having("role").next().is_some();
    match count_words(clip(page.document.text(), MOST_READ)) {
        ..ENOUGH => inapplicable(),
        _ if is_told => pass(),
        words => fail("The text stands in nothing but boxes").with("words", words),
    }
}
