//! The meta description has the keyphrase.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-meta-description",
    title: "The meta description has the keyphrase",
    failure_title: "The meta description does not have the keyphrase",
    severity: Info,
    why: "Search engines show the description if it answers the search, and set the words in bold that visitors typed.",
    fix: "Write the keyphrase into the description once: `<meta name=\"description\" content=\"Hire blue boats by the hour…\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/snippet"),
        Url("https://yoast.com/meta-descriptions/"),
    ],
    examples: &[
        Pass("KEYPHRASE blue boats\n<meta name=description content='Hire a blue boat by the hour.'>"),
        Fail("KEYPHRASE blue boats\n<meta name=description content='Hire a boat by the hour.'>"),
        // Two mentions are enough.
        Fail(
            "KEYPHRASE blue boats\n<meta name=description content='Blue boats. Buy blue boats, hire blue boats, love blue boats.'>",
        ),
        // Another rule is about descriptions that are missing.
        Inapplicable("KEYPHRASE blue boats\n<title>Blue boats</title>"),
        Inapplicable("KEYPHRASE blue boats\n<meta name=description content=''>"),
        Inapplicable("<meta name=description content='Hire a boat by the hour.'>"),
    ],
    check: Page(check),
};

/// Most times that a description has the keyphrase.
const MAX_COUNT: usize = 2;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let Some(description) = page.meta_text("description") else { return inapplicable() };
    let text = &keyphrase.text;
    match keyphrase.count_in(description) {
        0 => fail(format!("The meta description does not have all words of \"{text}\"")),
        count if count > MAX_COUNT => {
            fail(format!("The meta description has \"{text}\" {count} times")).with("count", count)
        }
        _ => pass(),
    }
}
