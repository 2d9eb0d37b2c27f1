//! The same paragraph twice is a slip.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.duplicate-blocks",
    title: "No paragraph stands twice on the page",
    failure_title: "",
    severity: Info,
    why: "Readers think that they have lost their place. Usually a block of the template was put in twice.",
    fix: "Remove one of them.",
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

/// Words of a paragraph that does not come twice by chance.
const LONG: usize = 30;

fn check(page: &PageFacts) -> Verdict {
    let paragraphs = &page.prose().paragraphs;
    if paragraphs.is_empty() {
        return inapplicable();
    }
    let mut long: Vec<_> = paragraphs.iter().enumerate().filter(|(_, each)| each.words >= LONG).collect();
    long.sort_unstable_by_key(|(place, each)| (each.text.len(), &each.text, *place));
    let pairs = long.windows(2).filter_map(|pair| match pair {
        [(_, one), (place, other)] if one.text == other.text => Some((*place, *other)),
        _ => None,
    });
    let mut again: Vec<_> = pairs.collect();
    again.sort_unstable_by_key(|(place, _)| *place);
    let elements = again.iter().filter_map(|(_, paragraph)| paragraph.element(&page.document));
    match again.len() {
        0 => pass(),
        count => fail("A paragraph stands twice on the page").with("count", count).at_all(elements),
    }
}
