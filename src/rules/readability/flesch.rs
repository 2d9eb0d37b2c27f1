//! Long sentences with long words are hard to read.
use crate::rule::*;

/// 34 short words in five sentences.
macro_rules! easy {
    () => {
        "The cat sat on the mat. It was warm and dry in the sun, and the dog was out. She had all the time she had to \
         have. \
         A bird came by to say hello. They all went home in the end. "
    };
}

/// 19 words, most of them long, in one sentence.
macro_rules! hard {
    () => {
        "The organisational implementation of interdisciplinary methodological considerations is necessarily \
         dependent on \
         the institutional availability of appropriately differentiated administrative responsibilities. "
    };
}

pub(super) const RULE: Rule = Rule {
    id: "readability.flesch",
    title: "The text is easy enough to read",
    failure_title: "The text is hard to read",
    severity: Minor,
    why: "A text below 30 on the Flesch reading ease scale reads like a scholarly paper. People who are tired, in a \
          hurry or new to the language give up. Legal texts, specifications and research are hard by nature.",
    fix: "Split long sentences in two, and choose the shorter of two words.",
    references: &[
        Url("https://doi.org/10.1037/h0057532"),
        Url("https://www.w3.org/WAI/WCAG22/Understanding/reading-level.html"),
    ],
    examples: &[
        Pass(concat!("<html lang=en><main><p>", easy!(), easy!(), easy!(), easy!())),
        Fail(concat!("<html lang=en><main><p>", hard!(), hard!(), hard!(), hard!(), hard!(), hard!())),
        Inapplicable(concat!("<html lang=en><main><p>", easy!())),
        Inapplicable(concat!("<html lang=de><main><p>", easy!(), easy!(), easy!(), easy!())),
        CannotTell(concat!("<html lang=fr><main><p>", easy!(), easy!(), easy!(), easy!())),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let language = page.primary_language().unwrap_or_default();
    let prose = page.prose();
    let Some(is_in_language) = prose.reads_as(&language).filter(|_| prose.is_enough()) else { return inapplicable() };
    if !is_in_language {
        return cannot_tell("The text does not appear to be in the language that the page declares");
    }
    let sentences = prose.sample().count();
    let words = prose.sample().flat_map(pieces).filter(|word| word.chars().any(char::is_alphabetic));
    let (count, syllables) = words
        .filter_map(|word| syllables_in(word, &language))
        .fold((0_u32, 0), |(count, sum), number| (count + 1, sum + number));
    let per_sentence = f64::from(count) / sentences.max(1) as f64;
    let per_word = syllables as f64 / f64::from(count.max(1));
    // Flesch 1948 for English; Kandel and Moles 1958 for French.
    let ease = match language.as_str() {
        "fr" => 207.0 - 1.015 * per_sentence - 73.6 * per_word,
        _ => 206.835 - 1.015 * per_sentence - 84.6 * per_word,
    };
    let ease = (ease * 10.0).round() / 10.0;
    let verdict = match ease {
        ..30.0 => fail(format!("The reading ease is {ease}, like that of a scholarly paper")),
        ..50.0 => fail(format!("The reading ease is {ease}, which is hard for many people")).as_severity(Info),
        _ => pass(),
    };
    verdict.with("ease", ease).with("words_per_sentence", (per_sentence * 10.0).round() / 10.0)
}

/// Returns the number of syllables in a word, or none if it is a URL or an email address.
fn syllables_in(word: &str, language: &str) -> Option<usize> {
    // Most words are neither hyphenated nor part of a URL or an email address.
    if !word.bytes().any(|byte| matches!(byte, b'-' | b'@' | b'/')) {
        return syllables(word, language);
    }
    let is_address = contains_any(word, &["@", "://"]);
    (!is_address).then(|| word.split('-').filter_map(|part| syllables(part, language)).sum())
}
