//! Headings should be short labels, not paragraphs in large type.
use crate::rule::*;

/// A text of 37 words.
macro_rules! words {
    () => {
        "Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. A cat that lives \
         with people learns to ask for what it wants, and each has its voice. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "onpage.heading-as-layout",
    title: "Headings are short labels, not whole paragraphs",
    failure_title: "A heading contains a whole paragraph",
    severity: Minor,
    why: "Screen-reader users and programs that go through the headings of a page expect the names of its sections. A \
          heading that is a whole paragraph hides them.",
    fix: "Use a `<p>` and set its font size with CSS.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/sections.html#the-h1,-h2,-h3,-h4,-h5,-and-h6-elements"),
        Url("https://www.w3.org/WAI/tutorials/page-structure/headings/"),
    ],
    examples: &[
        Pass("<h1>Cats</h1><h2>What they like to eat</h2>"),
        Fail(concat!("<h1>Cats</h1><h3>", words!(), words!(), "</h3>")),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Maximum number of words of a heading.
const MAX_WORDS: usize = 60;

fn check(page: &PageFacts) -> Verdict {
    let headings = page.headings().map(|(_, heading)| heading);
    let is_label = |heading: Element<'_>| {
        let text = heading.text();
        text.len() < 2 * MAX_WORDS || count_words(clip(text, 4_000)) <= MAX_WORDS
    };
    each(headings, is_label, "A heading has more than 60 words")
}
