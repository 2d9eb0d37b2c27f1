//! Detects the language of a page's prose by its letters and its most common words.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::{LANGUAGE_MARKERS, is_space, is_word};
use foldhash::fast::FixedState;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Groups of languages that are easily confused with each other.
const FAMILIES: [&str; 6] = [
    " da nb nn no sv fo is ",
    " ast ca es gl pt an ",
    " de gsw lb nds bar ksh ",
    " nl af fy li ",
    " it co sc fur lij nap scn vec lmo pms ",
    " fr oc wa br ",
];
/// Languages in Latin script, among them those in [`LANGUAGE_MARKERS`].
const LATIN_LANGUAGES: &str = " cs da de en es et fi fr hr hu it lt lv nb nl nn no pl pt ro sk sl sv tr ";
/// Fewest words from which a language is detected.
const MIN_WORDS: usize = 200;
/// Most words that are counted.
const MAX_WORDS: usize = 800;
/// Length of the longest common word, in bytes.
const MAX_COMMON_WORD_BYTES: usize = 8;

/// For each language of [`LANGUAGE_MARKERS`], true if a word is a common word of it.
type Languages = [bool; LANGUAGE_MARKERS.len()];

/// Number of different words in [`LANGUAGE_MARKERS`], rounded up.
const WORDS_CAPACITY: usize = 220;

/// Every common word in lower case, with the languages that have it.
static LANGUAGES_BY_WORD: LazyLock<HashMap<&[u8], Languages, FixedState>> = LazyLock::new(|| {
    let mut languages_by_word = HashMap::with_capacity_and_hasher(WORDS_CAPACITY, FixedState::default());
    for (language, (_, words)) in LANGUAGE_MARKERS.iter().enumerate() {
        for word in words.split_ascii_whitespace() {
            let languages: &mut Languages = languages_by_word.entry(word.as_bytes()).or_default();
            if let Some(has_word) = languages.get_mut(language) {
                *has_word = true;
            }
        }
    }
    languages_by_word
});

/// Words and letters of a text, counted.
#[derive(Default)]
struct Counts {
    words: usize,
    latin_letters: usize,
    other_letters: usize,
    /// Counts the words that are common words of each language in [`LANGUAGE_MARKERS`].
    common: [usize; LANGUAGE_MARKERS.len()],
}

impl PageFacts {
    /// Returns whether the prose may be in this language (a primary subtag), `None` if that is not certain.
    pub fn reads_as_language(&self, language: &str) -> Option<bool> {
        let Counts { words, latin_letters, other_letters, common } = self.count_prose();
        // Scripts without spaces have few words with many letters.
        let is_enough = words >= MIN_WORDS || other_letters >= 5 * MIN_WORDS;
        if is_enough && is_among(LATIN_LANGUAGES, language) && other_letters > 4 * latin_letters {
            return Some(false);
        }
        let languages = LANGUAGE_MARKERS.iter().map(|(language, _)| *language);
        let mut ranked: Vec<(usize, &str)> = common.into_iter().zip(languages).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let ((best, detected), (second, _)) = (*ranked.first()?, *ranked.get(1)?);
        let is_certain =
            words >= MIN_WORDS && latin_letters > 9 * other_letters && best * 6 >= words && best >= 2 * second;
        let is_close = detected == language
            || FAMILIES.iter().any(|family| is_among(family, detected) && is_among(family, language));
        is_certain.then_some(is_close)
    }

    /// Counts the first words of the prose, without paragraphs that declare a language of their own.
    fn count_prose(&self) -> Counts {
        let mut counts = Counts::default();
        for paragraph in &self.prose().paragraphs {
            if counts.words >= MAX_WORDS {
                break;
            }
            if paragraph.element(&self.document).is_none_or(has_own_language) {
                continue;
            }
            let max_words = counts.words + MAX_WORDS;
            for piece in paragraph.text.as_bytes().split(|byte| is_space(char::from(*byte))) {
                if counts.words >= max_words {
                    break;
                }
                counts.add(piece);
            }
        }
        counts
    }
}

impl Counts {
    /// Counts a piece of text between two ASCII spaces; it may contain other spaces.
    fn add(&mut self, piece: &[u8]) {
        if piece.is_ascii() {
            let letters = trim_non_letters(piece);
            self.words += usize::from(!letters.is_empty() || piece.iter().any(u8::is_ascii_digit));
            self.latin_letters += letters.len();
            return self.add_common(letters);
        }
        for word in str::from_utf8(piece).unwrap_or_default().split_whitespace().filter(|word| is_word(word)) {
            let letters = word.trim_matches(|letter: char| !letter.is_alphabetic()).to_lowercase();
            let is_latin = |letter: &char| *letter < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(letter);
            let latin = letters.chars().filter(is_latin).count();
            self.words += 1;
            self.latin_letters += latin;
            self.other_letters += letters.chars().count() - latin;
            self.add_common(letters.as_bytes());
        }
    }

    /// Counts a word for every language that has it as a common word.
    fn add_common(&mut self, word: &[u8]) {
        let Some(languages) = languages_with(word) else { return };
        for (count, has_word) in self.common.iter_mut().zip(languages) {
            *count += usize::from(*has_word);
        }
    }
}

/// Returns a word of ASCII without leading and trailing characters that are not letters.
fn trim_non_letters(word: &[u8]) -> &[u8] {
    let first = word.iter().position(u8::is_ascii_alphabetic).unwrap_or(word.len());
    let end = word.iter().rposition(u8::is_ascii_alphabetic).map_or(first, |last| last + 1);
    word.get(first..end).unwrap_or_default()
}

/// Returns the languages that have this as a common word, `None` if no language has it; case is ignored for ASCII.
fn languages_with(word: &[u8]) -> Option<&'static Languages> {
    let mut buffer = [0; MAX_COMMON_WORD_BYTES];
    let lower = buffer.get_mut(..word.len())?;
    lower.copy_from_slice(word);
    lower.make_ascii_lowercase();
    LANGUAGES_BY_WORD.get(&*lower)
}

fn has_own_language(element: Element<'_>) -> bool {
    let mut around = std::iter::once(element).chain(element.ancestors()).take(64);
    around.any(|element| !element.is("html") && element.has("lang"))
}

fn is_among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|listed| listed == word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn subtags(word: &str) -> Vec<&str> {
        let Some(languages) = languages_with(word.as_bytes()) else { return Vec::new() };
        let markers = LANGUAGE_MARKERS.iter().zip(languages);
        markers.filter(|(_, has_word)| **has_word).map(|((language, _), _)| *language).collect()
    }

    #[test]
    fn finds_the_languages_of_a_common_word() {
        assert_eq!(subtags("The"), ["en"]);
        assert_eq!(subtags("DE"), ["es", "fr", "nl", "pt"]);
        assert_eq!(subtags("också"), ["sv"]);
        assert_eq!(subtags("audit"), [""; 0]);
        assert_eq!(subtags(""), [""; 0]);
    }

    #[test]
    fn common_words_are_listed_once_and_fit_the_buffer() {
        for (language, words) in LANGUAGE_MARKERS {
            let mut words: Vec<&str> = words.split_ascii_whitespace().collect();
            assert!(words.iter().all(|word| word.len() <= MAX_COMMON_WORD_BYTES), "{language}");
            words.sort_unstable();
            assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{language}");
        }
    }
}
