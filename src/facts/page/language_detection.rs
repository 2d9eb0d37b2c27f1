//! Detects the language of a page's prose by its letters and its most common words.
use super::PageFacts;
use super::scripts::ScriptCounts;
use crate::facts::html::Element;
use crate::facts::text::{LANGUAGE_MARKERS, is_language_tag, is_space, is_word};
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
/// Most paragraphs that are counted.
const MAX_PARAGRAPHS: usize = 1_000;
/// Length of the longest common word, in bytes.
const MAX_COMMON_WORD_BYTES: usize = 8;

/// For each language of [`LANGUAGE_MARKERS`], true if a word is a common word of it.
type Languages = [bool; LANGUAGE_MARKERS.len()];

/// Number of different words in [`LANGUAGE_MARKERS`], rounded up.
const WORDS_CAPACITY: usize = 300;

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
#[derive(Debug, Default)]
pub(in crate::facts) struct Counts {
    words: usize,
    latin_letters: usize,
    other_letters: usize,
    /// Letters of other scripts.
    scripts: ScriptCounts,
    /// Counts the words that are common words of each language in [`LANGUAGE_MARKERS`].
    common: [usize; LANGUAGE_MARKERS.len()],
}

impl PageFacts {
    /// Returns whether the prose may be in this language (a primary subtag), `None` if that is not certain.
    pub fn reads_as_language(&self, language: &str) -> Option<bool> {
        let counts = self.language_counts();
        // Scripts without spaces have few words with many letters.
        let is_enough = counts.words >= MIN_WORDS || counts.other_letters >= 5 * MIN_WORDS;
        if is_enough && is_among(LATIN_LANGUAGES, language) && counts.is_foreign_script() {
            return Some(false);
        }
        if let Some(reads) = counts.scripts.reads_as(language).filter(|_| is_enough && counts.is_foreign_script()) {
            return Some(reads);
        }
        let detected = counts.latin_language()?;
        let is_related = |family: &&str| is_among(family, detected) && is_among(family, language);
        Some(detected == language || FAMILIES.iter().any(is_related))
    }

    /// Returns the language of the content (a primary subtag in lower case): the declared one, unless the prose is certainly
    /// in another; else the one of the prose. `None` if it is unknown.
    pub fn content_language(&self) -> Option<&str> {
        let language = self.content_language.get_or_init(|| {
            let declared = self.primary_language().filter(|language| is_language_tag(language));
            match declared {
                Some(declared) if self.reads_as_language(&declared) != Some(false) => Some(declared),
                // Not the declared one, even if it is not clear which other.
                Some(_) => Some(self.detected_language().unwrap_or("und").to_owned()),
                None => self.detected_language().map(str::to_owned),
            }
        });
        language.as_deref()
    }

    /// Returns the language in which the prose certainly is.
    fn detected_language(&self) -> Option<&'static str> {
        let counts = self.language_counts();
        if counts.is_foreign_script() && counts.other_letters >= MIN_WORDS {
            return counts.scripts.language();
        }
        counts.latin_language()
    }

    fn language_counts(&self) -> &Counts {
        self.language_counts.get_or_init(|| self.count_prose())
    }

    /// Counts the first words of the prose, without quotations, dialogs and paragraphs that declare a language of their
    /// own.
    fn count_prose(&self) -> Counts {
        let mut counts = Counts::default();
        // Neighbors often have the same parent.
        let mut parent: Option<(Element<'_>, bool)> = None;
        for paragraph in self.prose().paragraphs.iter().take(MAX_PARAGRAPHS) {
            if counts.words >= MAX_WORDS {
                break;
            }
            let Some(element) = paragraph.element(&self.document) else { continue };
            let is_in_foreign = match (parent, element.parent()) {
                (Some((known, is_foreign)), Some(outer)) if known == outer => is_foreign,
                (_, Some(outer)) => {
                    let is_foreign = std::iter::once(outer).chain(outer.ancestors()).take(64).any(is_not_own_text);
                    parent = Some((outer, is_foreign));
                    is_foreign
                }
                (_, None) => false,
            };
            if is_in_foreign || is_not_own_text(element) {
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
    /// Returns true if most letters are of another script than Latin.
    const fn is_foreign_script(&self) -> bool {
        self.other_letters > 4 * self.latin_letters
    }

    /// Returns the language in Latin script in which the text certainly is.
    fn latin_language(&self) -> Option<&'static str> {
        let languages = LANGUAGE_MARKERS.iter().map(|(language, _)| *language);
        let mut ranked: Vec<(usize, &str)> = self.common.into_iter().zip(languages).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let ((best, detected), (second, _)) = (*ranked.first()?, *ranked.get(1)?);
        let is_certain = self.words >= MIN_WORDS
            && self.latin_letters > 9 * self.other_letters
            && best * 6 >= self.words
            && best >= 2 * second;
        is_certain.then_some(detected)
    }

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
            let others = letters.chars().count() - latin;
            self.other_letters += others;
            if others > 0 {
                self.scripts.add(&letters);
            }
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

/// Returns true if the text of an element is not the page's own: it declares a language of its own, is a quotation, or
/// belongs to a consent dialog, a chat or an embedded post.
fn is_not_own_text(element: Element<'_>) -> bool {
    !element.is_any(&["html", "body", "main"])
        && (element.has("lang") || element.is("blockquote") || element.is_foreign_widget())
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
