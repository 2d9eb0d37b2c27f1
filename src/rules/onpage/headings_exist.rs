//! Long texts need headings.
use crate::rule::*;

/// A text of 140 words.
macro_rules! words {
    () => {
        concat!(some!(), some!(), some!(), some!())
    };
}
macro_rules! some {
    () => {
        "Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. A cat that lives \
         with people learns to ask for what it wants, and each has its own voice. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "onpage.headings-exist",
    title: "Long texts are divided by headings",
    failure_title: "A long text is not divided by headings",
    severity: Minor,
    why: "Most readers look for the section they need, and screen-reader users jump from heading to heading. Search \
          engines and AI assistants extract passages by their headings.",
    fix: "Give each section of the text an `<h2>` that says what it is about.",
    references: &[Wcag("2.4.10"), Url("https://www.w3.org/WAI/tutorials/page-structure/headings/")],
    examples: &[
        Pass(concat!(
            "<h1>Cats</h1><h2>Food</h2><p>",
            words!(),
            "<p>",
            words!(),
            "<p>",
            words!(),
            "<p>",
            words!(),
            "<p>",
            words!()
        )),
        Fail(concat!("<h1>Cats</h1><p>", words!(), "<p>", words!(), "<p>", words!(), "<p>", words!(), "<p>", words!())),
        Inapplicable(concat!("<h1>Cats</h1><p>", words!())),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a text that counts as long.
const MIN_WORDS: usize = 600;
/// Minimum number of paragraphs: a text with fewer has no sections.
const MIN_PARAGRAPHS: usize = 5;

fn check(page: &PageFacts) -> Verdict {
    let is_text = |paragraph: &&Paragraph| paragraph.element(&page.document).is_some_and(|element| element.is("p"));
    let paragraphs: Vec<&Paragraph> = page.prose().paragraphs.iter().filter(is_text).collect();
    let words = Paragraph::sum(paragraphs.iter().copied());
    if words < MIN_WORDS || paragraphs.len() < MIN_PARAGRAPHS {
        return inapplicable();
    }
    // Several main headings also divide a text.
    let is_in_tab = |name: &str| page.all(name).any(Element::is_hidden_by_style_sheet);
    let is_divided = page.headings().nth(1).is_some()
        || ["h2", "h3", "h4"].into_iter().any(is_in_tab)
        || page.headings().any(|(level, _)| level > 1);
    require(is_divided, format!("{words} words have no heading between them")).with("words", words)
}
