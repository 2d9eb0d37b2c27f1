//! The main heading has the keyphrase.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-h1",
    title: "The main heading has the keyphrase",
    failure_title: "The main heading does not have the keyphrase",
    severity: Info,
    why: "Visitors who come from a search look at the main heading first, to see if the page is what they searched for.",
    fix: "Use the keyphrase in the main heading: `<h1>Blue boats for hire</h1>`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Url("https://yoast.com/how-to-use-headings-on-your-site/"),
    ],
    examples: &[
        Pass("KEYPHRASE blue boats\n<h1>Hire a blue boat</h1>"),
        // The words are in one of two main headings.
        Pass("KEYPHRASE blue boats\n<h1>Harbour Ltd</h1><h1>Blue boats</h1>"),
        // The heading is an image.
        Pass("KEYPHRASE blue boats\n<h1><img src=a.svg alt='Blue boats'></h1>"),
        Fail("KEYPHRASE blue boats\n<h1>Hire a boat</h1>"),
        // An image without a text alternative may show anything.
        CannotTell("KEYPHRASE blue boats\n<h1><img src=a.svg></h1>"),
        // Another rule is about pages without a main heading.
        Inapplicable("KEYPHRASE blue boats\n<h2>Boats</h2>"),
        Inapplicable("<h1>Hire a boat</h1>"),
    ],
    check: Page(check),
};

/// Maximum number of main headings that are read.
const MAX_HEADINGS: usize = 10;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let headings = || page.headings().filter(|(level, _)| *level == 1).map(|(_, heading)| heading).take(MAX_HEADINGS);
    let text = |heading: Element<'_>| {
        let images = heading.descendants().filter(|inner| inner.is("img")).filter_map(|image| image.get("alt"));
        images.fold(collapse(heading.text()), |text, alt| format!("{text} {alt}"))
    };
    if headings().next().is_none() {
        return inapplicable();
    }
    if headings().any(|heading| keyphrase.is_in(&text(heading))) {
        return pass();
    }
    if headings().all(|heading| !is_word(&text(heading))) {
        return cannot_tell("The main heading has no text");
    }
    fail(format!("The main heading does not have all words of \"{}\"", keyphrase.text))
}
