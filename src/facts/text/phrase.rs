//! Phrase: a few words that are looked for in texts, in any order and in any of their forms.
use super::fold::fold;
use super::stems::{is_one_word, stem};
use super::stop_words::{FUNCTION_WORDS, LANGUAGE_MARKERS};
use super::words::count_words;
use std::collections::HashSet;

/// A phrase to look for. Its content words count, in any order and in any form; case, diacritics and words such as "the"
/// do not. A phrase of such words only has all of them as its content words.
#[derive(Debug)]
pub struct Phrase {
    /// The phrase as given.
    pub text: String,
    /// Number of content words.
    pub words: usize,
    /// True if all words are words such as "the" and "of".
    pub has_only_function_words: bool,
    language: String,
    function_words: HashSet<String>,
    /// The different content words.
    parts: Vec<Part>,
}

/// A content word, or a run of characters of a script without spaces.
#[derive(Debug)]
struct Part {
    stems: Vec<String>,
    /// Number of times that the phrase has it.
    times: usize,
}

impl Phrase {
    /// Reads a phrase in this language (a primary subtag in lower case).
    pub fn new(text: &str, language: &str) -> Self {
        let function_words = function_words(language);
        let all: Vec<Vec<String>> = text.split_whitespace().flat_map(runs).collect();
        let is_content = |run: &&Vec<String>| !run.iter().all(|word| function_words.contains(word));
        let content: Vec<&Vec<String>> = all.iter().filter(is_content).collect();
        let has_only_function_words = content.is_empty();
        let chosen = if has_only_function_words { all.iter().collect() } else { content };
        let words = chosen.iter().map(|run| count_words(&run.concat())).sum();
        let mut parts: Vec<Part> = Vec::new();
        for run in chosen {
            let stems: Vec<String> = run.iter().map(|word| stem(word, language)).collect();
            match parts.iter_mut().find(|part| part.stems == stems) {
                Some(part) => part.times += 1,
                None => parts.push(Part { stems, times: 1 }),
            }
        }
        let text = text.to_owned();
        Self { text, words, has_only_function_words, language: language.to_owned(), function_words, parts }
    }

    /// Returns the number of times that a text has all content words.
    pub fn count_in(&self, text: &str) -> usize {
        self.counts_in(&self.stems_of(text)).min().unwrap_or_default()
    }

    /// Returns true if a text has all content words.
    pub fn is_in(&self, text: &str) -> bool {
        self.count_in(text) > 0
    }

    /// Returns true if a text has at least half of the content words.
    pub fn is_half_in(&self, text: &str) -> bool {
        let found = self.counts_in(&self.stems_of(text)).filter(|count| *count > 0).count();
        found > 0 && found * 2 >= self.parts.len()
    }

    /// Returns true if a text has all content words and no others.
    pub fn is_whole(&self, text: &str) -> bool {
        let is_content = |word: &String| self.has_only_function_words || !self.function_words.contains(word);
        let stems: Vec<String> =
            words(text).iter().filter(|word| is_content(word)).map(|word| stem(word, &self.language)).collect();
        let own: usize = self.parts.iter().map(|part| part.stems.len() * part.times).sum();
        stems.len() == own && self.counts_in(&stems).min().is_some_and(|count| count > 0)
    }

    /// Returns the number of words before the first content word in a text, and the number of all; `None` if it has none.
    pub fn position_in(&self, text: &str) -> Option<(usize, usize)> {
        let stems = self.stems_of(text);
        let first = |part: &Part| stems.windows(part.stems.len().max(1)).position(|window| self.is_at(window, part));
        Some((self.parts.iter().filter_map(first).min()?, stems.len()))
    }

    /// Returns true if the words of the phrase are in a text without spaces: "blueboats".
    pub fn is_joined_in(&self, text: &str) -> bool {
        let joined: String = words(&self.text).concat();
        !joined.is_empty() && words(text).concat().contains(&joined)
    }

    fn stems_of(&self, text: &str) -> Vec<String> {
        words(text).iter().map(|word| stem(word, &self.language)).collect()
    }

    fn is_at(&self, window: &[String], part: &Part) -> bool {
        window.iter().zip(&part.stems).all(|(stem, other)| is_one_word(stem, other, &self.language))
    }

    fn counts_in<'a>(&'a self, stems: &'a [String]) -> impl Iterator<Item = usize> + 'a {
        self.parts.iter().map(|part| {
            let found = stems.windows(part.stems.len().max(1)).filter(|window| self.is_at(window, part));
            found.count() / part.times.max(1)
        })
    }
}

/// Returns the folded function words of a language: articles, prepositions, pronouns.
fn function_words(language: &str) -> HashSet<String> {
    let lists = LANGUAGE_MARKERS.iter().chain(&FUNCTION_WORDS).filter(|(listed, _)| *listed == language);
    lists.flat_map(|(_, list)| list.split_whitespace()).map(fold).collect()
}

/// Returns the words of a piece without spaces; characters of scripts without spaces that follow each other are one run.
fn runs(piece: &str) -> Vec<Vec<String>> {
    let mut runs: Vec<Vec<String>> = Vec::new();
    let mut was_unspaced = false;
    for word in words(piece) {
        let is_unspaced = word.chars().all(is_unspaced);
        match runs.last_mut() {
            Some(run) if is_unspaced && was_unspaced => run.push(word),
            _ => runs.push(vec![word]),
        }
        was_unspaced = is_unspaced;
    }
    runs
}

/// Returns the folded words of a text; in scripts without spaces, each character is a word. Elided articles ("l'eau") and the
/// English genitive ("boat's") are left out.
fn words(text: &str) -> Vec<String> {
    const ELIDED: [&str; 14] = ["c", "d", "j", "l", "m", "n", "s", "t", "qu", "un", "all", "dell", "dall", "nell"];
    let (mut words, mut word, mut is_after_apostrophe) = (Vec::new(), String::new(), false);
    for character in fold(text).chars().chain([' ']) {
        // Soft hyphens and other invisible characters are in words.
        if matches!(character, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}') {
            continue;
        }
        if character.is_alphanumeric() && !is_unspaced(character) {
            word.push(character);
            continue;
        }
        let is_apostrophe = matches!(character, '\'' | '’');
        let is_left_out = is_apostrophe && ELIDED.contains(&word.as_str()) || is_after_apostrophe && word == "s";
        let ended = std::mem::take(&mut word);
        if !ended.is_empty() && !is_left_out {
            words.push(ended);
        }
        is_after_apostrophe = is_apostrophe;
        if is_unspaced(character) {
            words.push(character.to_string());
        }
    }
    words
}

/// Returns true for characters of scripts that write words without spaces, and for Korean, which joins particles to words.
const fn is_unspaced(character: char) -> bool {
    // Thai and Lao; Burmese; Khmer; Japanese and Chinese; Korean.
    matches!(character, '\u{0e00}'..='\u{0eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{3005}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::Phrase;

    #[test]
    fn words_are_found_in_any_order_and_form() {
        for (language, phrase, text, count) in [
            ("en", "blue boats", "A Blue boat, and boats that are BLUE", 2),
            ("en", "the boat of my dreams", "Dream boats", 1),
            ("en", "blue boats", "Blue cars", 0),
            ("en", "bora bora", "Bora Bora", 1),
            ("en", "bora bora", "Bora", 0),
            ("en", "boat's engine", "Engines of the boat", 1),
            ("fr", "moteur de bateau", "Les moteurs des bateaux", 1),
            ("fr", "eau de mer", "L’eau, la mer", 1),
            ("de", "Äpfel kaufen", "Apfel kaufen", 1),
            ("de", "Fahrrad\u{ad}helm", "der Fahrradhelm", 1),
            ("ja", "猫カフェ", "東京の猫カフェ一覧。猫カフェとは", 2),
            ("ja", "猫カフェ", "猫とカフェ", 0),
            ("zh", "蓝色 小船", "小船是蓝色的", 1),
            ("ko", "고양이", "고양이를 좋아한다", 1),
            ("ru", "синяя лодка", "Синие лодки", 1),
        ] {
            assert_eq!(Phrase::new(phrase, language).count_in(text), count, "{phrase} in {text}");
        }
    }

    #[test]
    fn function_words_do_not_count() {
        let phrase = Phrase::new("the boat of my dreams", "en");
        assert_eq!((phrase.words, phrase.has_only_function_words), (2, false));
        let phrase = Phrase::new("What is it?", "en");
        assert_eq!((phrase.words, phrase.has_only_function_words), (3, true));
        assert!(phrase.is_in("It is what it is") && !phrase.is_in("This is it"));
        assert_eq!(Phrase::new("猫カフェ", "ja").words, 2);
        assert_eq!(Phrase::new("der Weg", "de").words, 1);
        assert_eq!(Phrase::new("…", "en").count_in("… a"), 0);
    }

    #[test]
    fn compares_whole_texts() {
        let phrase = Phrase::new("cat and dog", "en");
        assert!(phrase.is_whole("Cats and dogs") && phrase.is_whole("the dog, the cat"));
        assert!(!phrase.is_whole("cat") && !phrase.is_whole("cat and dog food") && !phrase.is_whole("cat and cat"));
        assert!(phrase.is_half_in("dog") && !phrase.is_half_in("food") && !phrase.is_half_in(""));
        assert_eq!(phrase.position_in("The best food for a dog or cat"), Some((5, 8)));
        assert_eq!(phrase.position_in("food"), None);
        assert!(Phrase::new("blue boats", "en").is_joined_in("/blueboats.html"));
    }
}
