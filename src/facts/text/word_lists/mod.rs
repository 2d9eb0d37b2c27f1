//! Word lists by language, one table for each concern.
mod bylines;
mod errors;
mod links;
mod names;
mod paths;
mod privacy;

pub use bylines::BYLINES;
pub use errors::MISSING_PAGES;
pub use links::{GENERIC_LINKS, LOAD_MORE, SKIP_LINKS};
pub use names::{GENERIC_HEADINGS, GENERIC_TITLES, PLACEHOLDER_ALTS};
pub use paths::{PRIVATE_PATHS, SEARCH_PATHS};
pub use privacy::{CONSENT, IMPRINTS, LEGAL_PAGES, PRIVACY_POLICIES};

use super::collapse;
use super::fold::fold;
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::OnceLock;

/// Words of up to this many bytes are looked for as whole words, longer ones as the beginnings of words: "rodo" is not in
/// "prodotti", but "datenschutz" begins "Datenschutzerklärung".
const MAX_WHOLE_BYTES: usize = 5;

/// Words of several languages for one purpose, such as the names of privacy policies. A list speaks only for the languages
/// that it holds.
#[derive(Debug)]
pub struct WordList {
    /// Primary subtags, each with its words, separated by `|`.
    entries: &'static [(&'static str, &'static str)],
    table: OnceLock<Table>,
}

/// The folded words of a list by their first two bytes, each with its language.
type Table = HashMap<[u8; 2], Vec<(String, &'static str)>, FixedState>;

impl WordList {
    const fn new(entries: &'static [(&'static str, &'static str)]) -> Self {
        Self { entries, table: OnceLock::new() }
    }

    /// Returns true if the list has words of this language (a primary subtag). `None` is an unknown language, for which all
    /// words count.
    pub fn holds(&self, language: Option<&str>) -> bool {
        language.is_none_or(|language| self.entries.iter().any(|(held, _)| *held == listed_as(language)))
    }

    /// Returns true if a text is one of the words of this language or of English, ignoring case, diacritics, white space
    /// and punctuation around it.
    pub fn is_one(&self, language: Option<&str>, text: &str) -> bool {
        let folded = fold(text);
        let bare = collapse(folded.trim_matches(|character: char| !character.is_alphanumeric()));
        self.words_at(&bare, language).any(|word| word == bare)
    }

    /// Returns true if a text begins with one of the words of this language or of English.
    pub fn begins(&self, language: Option<&str>, text: &str) -> bool {
        let folded = fold(text);
        let bare = folded.trim_start_matches(|character: char| !character.is_alphanumeric());
        self.words_at(bare, language).any(|word| starts_with_word(bare, word))
    }

    /// Returns true if a text or URL contains one of the words, in any language. A hyphen, underscore or plus sign in a URL
    /// stands for a space.
    pub fn is_in(&self, text: &str) -> bool {
        let folded = fold(text).replace(['-', '_', '+'], " ");
        let mut before = ' ';
        folded.char_indices().any(|(position, character)| {
            let may_start = !is_spaced(character) || !before.is_alphabetic();
            before = character;
            let rest = folded.get(position..).filter(|_| may_start).unwrap_or_default();
            self.words_at(rest, None).any(|word| starts_with_word(rest, word))
        })
    }

    /// Returns the words that a folded text may start with, of a language and of English; of all languages for `None`.
    fn words_at(&self, text: &str, language: Option<&str>) -> impl Iterator<Item = &str> {
        let language = language.map(|language| listed_as(language).to_owned());
        let counts = move |held: &str| held == "en" || language.as_deref().is_none_or(|language| language == held);
        let start = text.as_bytes().first_chunk().and_then(|start| self.table().get(start));
        start.into_iter().flatten().filter(move |(_, held)| counts(held)).map(|(word, _)| word.as_str())
    }

    fn table(&self) -> &Table {
        self.table.get_or_init(|| {
            let mut table = Table::default();
            for (language, words) in self.entries {
                for word in words.split('|').map(|word| fold(&collapse(word))) {
                    if let Some(start) = word.as_bytes().first_chunk() {
                        table.entry(*start).or_default().push((word, *language));
                    }
                }
            }
            table
        })
    }
}

/// Returns the language under which the words of a language are listed.
fn listed_as(language: &str) -> &str {
    match language {
        "nb" | "nn" => "no",
        "yue" | "cmn" | "wuu" => "zh",
        "gsw" => "de",
        other => other,
    }
}

/// Returns true if a text starts with a word: a short word must also end there.
fn starts_with_word(text: &str, word: &str) -> bool {
    let is_stem = word.len() > MAX_WHOLE_BYTES || word.chars().any(|character| !is_spaced(character));
    text.strip_prefix(word).is_some_and(|rest| is_stem || !rest.starts_with(char::is_alphabetic))
}

/// Returns true if words of this character's script stand between spaces. In Arabic and Hebrew they do, but articles and
/// prepositions are joined to them.
const fn is_spaced(character: char) -> bool {
    character < '\u{590}' || matches!(character, '\u{1e00}'..='\u{1fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    const LISTS: [(&str, &WordList); 14] = [
        ("bylines", &BYLINES),
        ("consent", &CONSENT),
        ("generic headings", &GENERIC_HEADINGS),
        ("generic links", &GENERIC_LINKS),
        ("generic titles", &GENERIC_TITLES),
        ("imprints", &IMPRINTS),
        ("legal pages", &LEGAL_PAGES),
        ("load more", &LOAD_MORE),
        ("missing pages", &MISSING_PAGES),
        ("placeholder alternatives", &PLACEHOLDER_ALTS),
        ("privacy policies", &PRIVACY_POLICIES),
        ("private paths", &PRIVATE_PATHS),
        ("search paths", &SEARCH_PATHS),
        ("skip links", &SKIP_LINKS),
    ];

    #[test]
    fn lists_are_sorted_and_hold_the_same_languages() {
        for (name, list) in LISTS {
            assert!(list.entries.windows(2).all(|pair| pair[0].0 < pair[1].0), "{name} is not sorted by language");
            for (language, words) in list.entries {
                let mut words: Vec<&str> = words.split('|').map(str::trim).collect();
                assert!(words.iter().all(|word| !word.is_empty()), "{name}: an empty word in {language}");
                words.sort_unstable();
                assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{name}: a word twice in {language}");
            }
            if name != "imprints" && name != "legal pages" {
                for language in "ar cs da de en es fi fr it ja nl pl pt ru sv tr zh".split(' ') {
                    assert!(list.holds(Some(language)), "{name} has no words for {language}");
                }
            }
        }
    }

    #[test]
    fn words_are_held_to_a_language() {
        assert!(GENERIC_LINKS.is_one(Some("de"), " Mehr  erfahren … ") && GENERIC_LINKS.is_one(None, "mehr erfahren"));
        assert!(GENERIC_LINKS.is_one(Some("de"), "Read more") && !GENERIC_LINKS.is_one(Some("en"), "mehr erfahren"));
        assert!(GENERIC_LINKS.holds(Some("nb")) && !GENERIC_LINKS.holds(Some("eu")) && GENERIC_LINKS.holds(None));
        assert!(!GENERIC_LINKS.is_one(None, "…"));
    }

    #[test]
    fn short_words_are_whole_and_long_ones_begin_words() {
        for text in
            ["RODO", "/rodo", "/polityka-rodo.html", "Datenschutzerklärung", "/en/privacy_policy", "プライバシー"]
        {
            assert!(PRIVACY_POLICIES.is_in(text), "{text}");
        }
        for text in ["Prodotti", "/prodotti", "eurodollar", "About", "", "/avgas", "Nonprivacy"] {
            assert!(!PRIVACY_POLICIES.is_in(text), "{text}");
        }
    }
}
