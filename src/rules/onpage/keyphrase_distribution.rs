//! The text keeps to its subject from its beginning to its end.
use crate::rule::*;

/// Length of an example, in bytes.
const BYTES: usize = 3_000;
const F: &str = FILLER;
const M: &str = MENTION;

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-distribution",
    title: "The keyphrase is spread over the text",
    failure_title: "Half of the text does not have the keyphrase",
    severity: Info,
    why: "Visitors lose the thread where a text leaves its subject, and search engines find less that answers the search.",
    fix: "Mention the keyphrase, or a word of it, in each part of the text; move parts about something else to a page of \
          their own.",
    references: &[Url("https://yoast.com/keyphrase-distribution-what-it-is-and-how-to-balance-it/")],
    examples: &[
        Pass(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, M, F, F, F, M, F, F, F, M, F, F]))),
        // Half of the words is a mention, and so is a subheading.
        Pass(text(&pieced::<BYTES>(&[
            "KEYPHRASE blue boats\n<main>",
            F,
            M,
            F,
            F,
            F,
            "Some are blue. ",
            F,
            F,
            F,
            "<h2>Boats for sale</h2>",
            F,
            F,
        ]))),
        Fail(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, M, F, M, F, F, F, F, F, F, F]))),
        // Short texts, and texts that never have it, which another rule reports.
        Inapplicable(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", M, M, F, F, F]))),
        Inapplicable(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, F, F, F, F, F, F, F, F, F]))),
        Inapplicable(text(&pieced::<BYTES>(&["<main>", F, F, F, F, F, F, F, F]))),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a text that is checked.
const MIN_WORDS: usize = 300;
/// Maximum number of headings that are read, and of bytes of each.
const MAX_HEADINGS: usize = 1_000;
const MAX_HEADING_BYTES: usize = 500;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let uses = page.keyphrase_uses();
    let words: usize = uses.iter().map(|used| used.words).sum();
    if words < MIN_WORDS || uses.iter().all(|used| used.count == 0) {
        return inapplicable();
    }
    // The sections that begin with a heading that mentions it.
    let mut headings = page.headings().map(|(_, heading)| heading).take(MAX_HEADINGS).peekable();
    let (mut longest, mut current) = (0, 0);
    for (paragraph, used) in page.prose().paragraphs.iter().zip(uses) {
        let node = paragraph.element(&page.document).map_or(0, |element| element.index());
        let mut is_mentioned = used.is_mentioned;
        while let Some(heading) = headings.next_if(|heading| heading.index() < node) {
            is_mentioned |= keyphrase.is_half_in(clip(heading.text(), MAX_HEADING_BYTES));
        }
        current = if is_mentioned { 0 } else { current + used.words };
        longest = longest.max(current);
    }
    let message = format!("{longest} of {words} words in a row do not have \"{}\"", keyphrase.text);
    require(longest * 2 <= words, message).with("words", words).with("longest", longest)
}
