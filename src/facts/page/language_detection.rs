//! Which language the running text of a page is in, by its letters and its little words.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::{LANGUAGE_MARKERS as LITTLE, is_space, is_word};

/// Languages that others may be taken for.
const FAMILIES: [&str; 6] = [
    " da nb nn no sv fo is ",
    " ast ca es gl pt an ",
    " de gsw lb nds bar ksh ",
    " nl af fy li ",
    " it co sc fur lij nap scn vec lmo pms ",
    " fr oc wa br ",
];
/// Languages with Latin letters, among them those in [`LITTLE`].
const LATIN: &str = " cs da de en es et fi fr hr hu it lt lv nb nl nn no pl pt ro sk sl sv tr ";
/// Fewest words that tell a language.
const FEWEST: usize = 200;
/// The longest of the little words, in bytes.
const LONGEST_LITTLE: usize = 8;
/// Most words that are counted.
const MOST: usize = 800;

/// What was counted in a text.
#[derive(Default)]
struct Counts {
    words: usize,
    latin: usize,
    other: usize,
    /// The little words of each language.
    little: [usize; LITTLE.len()],
}

impl PageFacts {
    /// Whether the running text may be in this language (a primary subtag); none where that is not certain.
    pub fn reads_as_language(&self, language: &str) -> Option<bool> {
        let Counts { words, latin, other, little } = self.counts();
        // Scripts without spaces have few words with many letters.
        let is_enough = words >= FEWEST || other >= 5 * FEWEST;
        if is_enough && is_among(LATIN, language) && other > 4 * latin {
            return Some(false);
        }
        let mut ranked: Vec<(usize, &str)> = little.into_iter().zip(LITTLE.iter().map(|(name, _)| *name)).collect();
        ranked.sort_unstable_by(|one, other| other.cmp(one));
        let ((best, written), (second, _)) = (*ranked.first()?, *ranked.get(1)?);
        let is_certain = words >= FEWEST && latin > 9 * other && best * 6 >= words && best >= 2 * second;
        let is_close =
            written == language || FAMILIES.iter().any(|each| is_among(each, written) && is_among(each, language));
        is_certain.then_some(is_close)
    }

    /// Counts the first words of the running text that takes the language of the page.
    fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for paragraph in &self.prose().paragraphs {
            if counts.words >= MOST {
                break;
            }
            if paragraph.element(&self.document).is_none_or(has_language_of_its_own) {
                continue;
            }
            let most = counts.words + MOST;
            for piece in paragraph.text.as_bytes().split(|byte| is_space(char::from(*byte))) {
                if counts.words >= most {
                    break;
                }
                counts.add(piece);
            }
        }
        counts
    }
}

impl Counts {
    /// What stands between two spaces of ASCII, and there are others.
    fn add(&mut self, piece: &[u8]) {
        if piece.is_ascii() {
            let letters = letters_of(piece);
            self.words += usize::from(!letters.is_empty() || piece.iter().any(u8::is_ascii_digit));
            self.latin += letters.len();
            return self.note(letters);
        }
        for word in str::from_utf8(piece).unwrap_or_default().split_whitespace().filter(|word| is_word(word)) {
            let letters = word.trim_matches(|each: char| !each.is_alphabetic()).to_lowercase();
            let is_latin = |each: &char| *each < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(each);
            let latin = letters.chars().filter(is_latin).count();
            self.words += 1;
            self.latin += latin;
            self.other += letters.chars().count() - latin;
            self.note(letters.as_bytes());
        }
    }

    /// Counts a word for the languages that have it as a little one.
    fn note(&mut self, word: &[u8]) {
        let mut found = languages_with(word);
        while found != 0 {
            if let Some(count) = self.little.get_mut(found.trailing_zeros() as usize) {
                *count += 1;
            }
            found &= found - 1;
        }
    }
}

/// A word of ASCII without the marks around it.
fn letters_of(word: &[u8]) -> &[u8] {
    let first = word.iter().position(u8::is_ascii_alphabetic).unwrap_or(word.len());
    let end = word.iter().rposition(u8::is_ascii_alphabetic).map_or(first, |last| last + 1);
    word.get(first..end).unwrap_or_default()
}

/// How many places there are for little words; twice as many as words, so that few are looked at in vain.
const PLACES: usize = 512;

/// The little words as numbers, each with a bit for every language that has it, at the place its number leads to or at
/// one of those after it.
static LANGUAGES: [(u64, u16); PLACES] = {
    let mut table = [(0, 0); PLACES];
    let (mut rest, mut language) = (LITTLE.as_slice(), 1);
    while let [(_, words), after @ ..] = rest {
        let (mut bytes, mut word) = (words.as_bytes(), 0);
        while let [byte, next @ ..] = bytes {
            if *byte != b' ' {
                word = word << 8 | *byte as u64;
            } else if word != 0 {
                add(&mut table, word, language);
                word = 0;
            }
            bytes = next;
        }
        (rest, language) = (after, language << 1);
    }
    table
};

const fn add(table: &mut [(u64, u16)], word: u64, language: u16) {
    let (before, after) = table.split_at_mut(place_of(word));
    let (mut first, mut second) = (after, before);
    while let [entry, rest @ ..] = first {
        if entry.0 == 0 || entry.0 == word {
            *entry = (word, entry.1 | language);
            return;
        }
        first = rest;
        if first.is_empty() {
            (first, second) = (second, &mut []);
        }
    }
}

/// The place at which a word is looked for first.
const fn place_of(word: u64) -> usize {
    (word.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 55) as usize
}

/// The languages that have this word, capitals of ASCII aside, as a little one, each as a bit.
fn languages_with(word: &[u8]) -> u16 {
    if word.len() > LONGEST_LITTLE {
        return 0;
    }
    let word = word.iter().fold(0, |number, byte| number << 8 | u64::from(byte.to_ascii_lowercase()));
    let (before, after) = LANGUAGES.split_at_checked(place_of(word)).unwrap_or_default();
    let mut entries = after.iter().chain(before).take_while(|(each, _)| *each != 0);
    entries.find(|(each, _)| *each == word).map_or(0, |(_, languages)| *languages)
}

fn has_language_of_its_own(element: Element<'_>) -> bool {
    let mut around = std::iter::once(element).chain(element.ancestors()).take(64);
    around.any(|each| !each.is("html") && each.has("lang"))
}

fn is_among(list: &str, word: &str) -> bool {
    !word.is_empty() && list.split_ascii_whitespace().any(|each| each == word)
}
