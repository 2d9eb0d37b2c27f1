//! A heading is a name for what follows, and no way to print a text large.
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
    title: "Headings are short, and no paragraphs in large letters",
    failure_title: "",
    severity: Minor,
    why: "Whoever goes through the headings of a page, by ear or by program, wants names of its parts. A heading of a whole \
          paragraph hides them.",
    fix: "Make it a `<p>` and set its size with CSS.",
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

/// Longer than any name.
const MANY: usize = 60;

fn check(page: &PageFacts) -> Verdict {
    let headings = page.headings().map(|(_, heading)| heading);
    let is_name = |heading: Element<'_>| {
        let text = heading.text();
        text.len() < 2 * MANY || count_words(clip(text, 4_000)) <= MANY
    };
    each(headings, is_name, "A heading holds a whole paragraph")
}
