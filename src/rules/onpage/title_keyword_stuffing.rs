//! A title that repeats one word over and over is rewritten or ignored.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "onpage.title-keyword-stuffing",
    title: "The title does not repeat a word excessively",
    failure_title: "The title repeats a word excessively",
    severity: Minor,
    why: "\"Red mugs, cheap mugs, mugs sale, buy mugs\" looks like spam to people and search engines. Google writes \
          its own title instead.",
    fix: "Say once what the page is about: `<title>Red mugs | Example</title>`.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/title-link"),
        Url("https://developers.google.com/search/docs/essentials/spam-policies#keyword-stuffing"),
    ],
    examples: &[
        Pass("<title>Red mugs | Mugs | Example</title>"),
        Pass("<title>Gimme! Gimme! Gimme! (A man after midnight)</title>"),
        Pass("<title>World War I, World War II and after</title>"),
        Fail("<title>Red mugs, cheap mugs, mugs sale, buy mugs | Example</title>"),
        Inapplicable("<p>Mugs</p>"),
    ],
    check: Page(check),
};

/// Number of parts with the same word that fails the rule: so many are not a coincidence.
const MIN_PARTS: usize = 4;
/// Number of bytes of the title that are checked.
const MAX_BYTES: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let Some(title) = page.first("title").filter(|title| !title.text().trim().is_empty()) else {
        return inapplicable();
    };
    let text = clip(title.text(), MAX_BYTES).replace(" - ", "|").to_lowercase();
    let mut parts: Vec<String> = text
        .split(['|', ',', ';', '·', '•', '–', '—', '»', '/'])
        .map(collapse)
        .filter(|part| !part.is_empty())
        .collect();
    parts.sort_unstable();
    parts.dedup();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for part in &parts {
        let mut words: Vec<&str> =
            part.split(|character: char| !character.is_alphanumeric()).filter(|word| is_significant(word)).collect();
        words.sort_unstable();
        words.dedup();
        for word in words {
            *counts.entry(word).or_default() += 1;
        }
    }
    match counts.into_iter().filter(|(_, count)| *count >= MIN_PARTS).max() {
        None => pass(),
        Some((word, count)) => {
            fail(format!("\"{}\" appears in {count} parts of the title", shorten(word, 40))).at(title)
        }
    }
}

/// Returns true for words of at least four letters that are not common words.
fn is_significant(word: &str) -> bool {
    let letters = word.chars().filter(|character| character.is_alphabetic()).count();
    letters >= 4 && !FREQUENT_IN_TITLES.contains(&word)
}
