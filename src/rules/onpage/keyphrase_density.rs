//! The text has its keyphrase now and then, not in every line.
use crate::rule::*;

/// Length of an example, in bytes.
const BYTES: usize = 3_000;
const F: &str = FILLER;
const M: &str = MENTION;
const STUFFED: &str = "<p>Blue boats are boats that are blue. Buy blue boats here. No boat is as blue as our blue boat. Hire blue boats here. ";

pub(super) const RULE: Rule = Rule {
    id: "onpage.keyphrase-density",
    title: "The text has the keyphrase often enough and not too often",
    failure_title: "The text has the keyphrase too rarely or too often",
    severity: Minor,
    why: "A text that hardly has the keyphrase is about something else. Search engines treat one that repeats it all the time \
          as spam, and visitors stop reading it.",
    fix: "Use the keyphrase about once in a hundred words: with synonyms and pronouns in between if it is too frequent, or \
          instead of vague words such as \"it\" if it is too rare.",
    references: &[
        Url("https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"),
        Url("https://yoast.com/what-is-keyphrase-density-and-why-is-it-important/"),
    ],
    examples: &[
        Pass(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, M, F, F, M]))),
        // One mention is enough for a short text.
        Pass(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, M, F, F]))),
        Fail(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", STUFFED, STUFFED, F, STUFFED, STUFFED, STUFFED]))),
        // One mention in more than 400 words.
        Fail(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main><p>", M, F, F, F, F, F, F, F, F, F, F, F]))),
        // Another rule reports that the text never has it.
        Inapplicable(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main>", F, F, F]))),
        Inapplicable(text(&pieced::<BYTES>(&["KEYPHRASE blue boats\n<main><p>", M, M, M]))),
        Inapplicable(text(&pieced::<BYTES>(&["<main>", F, F, F]))),
    ],
    check: Page(|page| unless_hidden(page, check)),
};

/// Minimum number of words of a text that is checked.
const MIN_WORDS: usize = 100;
/// Accepted number of mentions in a thousand words.
const MIN_PER_MILLE: usize = 5;
const MAX_PER_MILLE: usize = 30;
/// A number of mentions that is too few nowhere, and one that is too many nowhere.
const ENOUGH: usize = 10;
const FEW: usize = 4;

fn check(page: &PageFacts) -> Verdict {
    let Some(keyphrase) = page.keyphrase() else { return inapplicable() };
    let words = Paragraph::sum(&page.prose().paragraphs);
    let count: usize = page.keyphrase_uses().iter().map(|used| used.count).sum();
    if words < MIN_WORDS || count == 0 {
        return inapplicable();
    }
    let message = format!("A text of {words} words has \"{}\" {}", keyphrase.text, counted(count, "time"));
    let verdict = if count * 1_000 > words * MAX_PER_MILLE && count > FEW {
        fail(message)
    } else if count * 1_000 < words * MIN_PER_MILLE && count < ENOUGH {
        fail(message).as_severity(Info)
    } else {
        pass()
    };
    verdict.with("words", words).with("count", count)
}
