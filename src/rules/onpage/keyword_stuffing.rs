//! A text that repeats one word for search engines reads badly and counts as spam.
use crate::rule::*;
use std::collections::HashMap;

macro_rules! plain {
    () => {
        "Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. Those that live \
         with people learn to ask for what they want. Each has a voice of its own. "
    };
}
macro_rules! listed {
    () => {
        "Deprecated. Use the new one to ask for food at dawn. Deprecated. The other voice has the same effect on people. \
         Deprecated. Whoever sleeps by day hunts at night. "
    };
}
macro_rules! full {
    () => {
        "Our mugs are the best mugs of all. Whoever looks for cheap mugs finds mugs here. Buy mugs for your home today. "
    };
}
pub(super) const RULE: Rule = Rule {
    id: "onpage.keyword-stuffing",
    title: "No word is repeated excessively",
    failure_title: "A word is repeated excessively",
    severity: Minor,
    why: "Search engines treat a text that is stuffed with one word as spam, and visitors stop reading it.",
    fix: "Use the word once where it matters, and write the rest as you would speak.",
    references: &[Url("https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing")],
    examples: &[
        Pass(concat!("<main><p>", plain!(), plain!(), plain!(), plain!(), plain!(), plain!(), plain!())),
        Fail(concat!(
            "<main><p>",
            full!(),
            full!(),
            full!(),
            full!(),
            full!(),
            full!(),
            full!(),
            full!(),
            full!(),
            full!()
        )),
        Pass(concat!("<main><p>", listed!(), listed!(), listed!(), listed!(), listed!(), listed!(), listed!())),
        Inapplicable("<main><p>Mugs, mugs, mugs!"),
    ],
    check: Page(check),
};

/// A word is too frequent if it makes up more than one word in this many; in plain English only "the" comes close.
const MAX_SHARE_DIVISOR: usize = 10;
/// Minimum number of occurrences of a word that is too frequent.
const MIN_OCCURRENCES: usize = 20;
/// Minimum number of words of a text that is checked.
const MIN_WORDS: usize = 200;

type Counts<Word> = HashMap<Word, usize, foldhash::fast::FixedState>;

fn check(page: &PageFacts) -> Verdict {
    let prose = page.prose();
    if !prose.is_enough() || prose.words < MIN_WORDS {
        return inapplicable();
    }
    let mut counts: Counts<&str> = HashMap::default();
    let mut words_read = 0;
    // Sentences of one or two words are labels, which may be repeated for many items.
    let sentences = prose.sample().filter(|sentence| pieces(sentence).nth(2).is_some());
    for word in sentences.flat_map(pieces).map(trim_punctuation).filter(|word| !word.is_empty()) {
        words_read += 1;
        if word.len() > 3 && word.chars().all(char::is_alphabetic) {
            *counts.entry(word).or_default() += 1;
        }
    }
    // Capitalized words count together with lower-case words.
    let mut merged: Counts<String> = HashMap::default();
    for (word, count) in counts.into_iter().filter(|(word, count)| *count > 1 && !FREQUENT_IN_PROSE.contains(word)) {
        *merged.entry(word.to_lowercase()).or_default() += count;
    }
    let host = page.url().host_str().unwrap_or_default();
    let name = page.meta("og:site_name").unwrap_or_default().to_lowercase();
    let is_stuffed = |(word, count): &(&String, &usize)| {
        **count >= MIN_OCCURRENCES
            && **count * MAX_SHARE_DIVISOR > words_read
            && !host.contains(&**word)
            && !name.contains(&**word)
    };
    let most = merged.iter().filter(is_stuffed).max_by_key(|(word, count)| (**count, (*word).clone()));
    match most {
        None => pass(),
        Some((word, count)) => {
            let percent = count * 100 / words_read.max(1);
            fail(format!("\"{}\" makes up {percent}% of all words", shorten(word, 40)))
                .with_text_evidence(word)
                .with("count", *count)
        }
    }
}
