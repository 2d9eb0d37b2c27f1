//! A long paragraph that appears more than once is usually a mistake.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.duplicate-blocks",
    title: "No long paragraph appears more than once",
    failure_title: "A long paragraph appears more than once",
    severity: Info,
    why: "Readers think that they have lost their place. The usual cause is a template block that was included twice.",
    fix: "Remove the duplicate paragraph.",
    references: &[Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content")],
    examples: &[
        Pass("<main><p>Cats sleep.<p>Cats sleep."),
        Fail(
            "<main><p>Cats sleep for most of the day, and hunt at dawn and at dusk; they eat meat, and little else, and learn to ask for what they want from the people who live with them.<p>Cats sleep for most of the day, and hunt at dawn and at dusk; they eat meat, and little else, and learn to ask for what they want from the people who live with them.",
        ),
        Inapplicable("<main></main>"),
    ],
    check: Page(check),
};

/// Minimum number of words: a paragraph of this length is not repeated by chance.
const MIN_WORDS: usize = 30;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let mut long: Vec<_> =
        paragraphs.iter().enumerate().filter(|(_, paragraph)| paragraph.words >= MIN_WORDS).collect();
    long.sort_unstable_by_key(|(index, paragraph)| (paragraph.text.len(), &paragraph.text, *index));
    let pairs = long.windows(2).filter_map(|pair| match pair {
        [(_, one), (index, other)] if one.text == other.text => Some((*index, *other)),
        _ => None,
    });
    let mut repeated: Vec<_> = pairs.collect();
    repeated.sort_unstable_by_key(|(index, _)| *index);
    let elements = repeated.iter().filter_map(|(_, paragraph)| paragraph.element(&page.document));
    match repeated.len() {
        0 => pass(),
        count => fail("The same paragraph appears more than once on the page").with("count", count).at_all(elements),
    }
}
