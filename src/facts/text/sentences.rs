//! Sentences of running text.
use super::words::is_word;

/// A piece of a text: where it begins, and whether it is a whole sentence.
#[derive(Debug)]
pub(in crate::facts) struct Part<'a> {
    pub(in crate::facts) start: usize,
    pub(in crate::facts) text: &'a str,
    pub(in crate::facts) is_sentence: bool,
}

/// The sentences of a text and the fragments between them. A line feed ends one too, but what has no full stop, question
/// or exclamation mark at its end is a fragment.
pub(in crate::facts) fn sentence_parts(text: &str) -> impl Iterator<Item = Part<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let (part, is_whole) = next_part(Some(rest).filter(|rest| !rest.is_empty())?);
        rest = rest.get(part.len()..).unwrap_or_default();
        let start = text.len() - rest.len() - part.trim_start().len();
        let part = part.trim();
        Some(Part { start, text: part, is_sentence: is_whole && is_word(part) })
    })
}

/// The text up to the end of its first sentence or line, and whether a mark ends it.
fn next_part(text: &str) -> (&str, bool) {
    let mut from = 0;
    while let Some((place, each)) = next_mark(text, from) {
        if each == '\n' {
            return (text.get(..=place).unwrap_or(text), false);
        }
        let after = text.get(place + each.len_utf8()..).unwrap_or_default().trim_start_matches(is_closing);
        let (before, end) = (text.get(..place).unwrap_or_default(), text.len() - after.len());
        if matches!(each, '。' | '！' | '？') || ends_here(each, before, after) {
            return (text.get(..end).unwrap_or(text), true);
        }
        from = end;
    }
    (text, false)
}

/// The next character from this place on that may end a sentence or a line.
fn next_mark(text: &str, mut from: usize) -> Option<(usize, char)> {
    loop {
        let place = from + first_mark(text.as_bytes().get(from..)?)?;
        let each = text.get(place..)?.chars().next()?;
        if matches!(each, '\n' | '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            return Some((place, each));
        }
        from = place + each.len_utf8();
    }
}

/// Bytes that are looked at together, without a branch for each; few of them are marks.
const BLOCK: usize = 16;

/// The place of the first byte with which such a character may begin.
fn first_mark(text: &[u8]) -> Option<usize> {
    let is_mark = |byte: u8| {
        let is_ascii = (byte == b'\n') | (byte == b'.') | (byte == b'!') | (byte == b'?');
        is_ascii | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef)
    };
    let has_none = |block: &&[u8; BLOCK]| !block.iter().fold(false, |has, byte| has | is_mark(*byte));
    let (blocks, _) = text.as_chunks();
    let clear = BLOCK * blocks.iter().take_while(has_none).count();
    let rest = text.get(clear..).unwrap_or_default();
    rest.iter().position(|byte| is_mark(*byte)).map(|place| clear + place)
}

/// What may follow the mark and still belongs to the sentence.
const fn is_closing(each: char) -> bool {
    matches!(each, '.' | '!' | '?' | '…' | '。' | '！' | '？' | ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '」' | '』')
}

fn ends_here(mark: char, before: &str, after: &str) -> bool {
    if after.trim().is_empty() || after.starts_with('\n') {
        return true;
    }
    let next = after.trim_start_matches(|each: char| each.is_whitespace() || "«“‘\"'([¿¡–—-".contains(each));
    let Some(next) = next.chars().next() else { return true };
    after.starts_with(char::is_whitespace) && !next.is_lowercase() && !(mark == '.' && is_abbreviation(before, next))
}

/// Titles and the like, which a name follows.
const BEFORE_NAMES: [&str; 46] = [
    "mr", "mrs", "ms", "dr", "drs", "prof", "st", "ste", "mt", "gen", "col", "sgt", "capt", "lt", "rev", "hon", "gov",
    "sen", "rep", "pres", "vs", "cf", "al", "approx", "ca", "e.g", "i.e", "viz", "dept", "mme", "mmes", "mlle", "mm",
    "z.b", "d.h", "u.a", "o.ä", "bzw", "ggf", "evtl", "inkl", "zzgl", "p.ex", "p", "sr", "sra",
];
/// What a number follows; some of these are words of their own elsewhere.
const BEFORE_NUMBERS: [&str; 30] = [
    "no", "nos", "nr", "fig", "figs", "vol", "pp", "art", "abs", "ch", "sec", "eq", "ver", "jan", "feb", "febr", "apr",
    "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "déc", "janv", "févr", "avr", "juil",
];

const LONGEST_ABBREVIATION: usize = 6;

/// Whether the full stop after this text belongs to an abbreviation, an initial or the number of a list's entry.
fn is_abbreviation(before: &str, next: char) -> bool {
    let word = before.rsplit(|each: char| each.is_whitespace() || "([«“\"'".contains(each)).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let is_list_number = before.trim() == word && word.bytes().all(|each| each.is_ascii_digit());
    if is_single || is_list_number {
        return true;
    }
    if word.is_ascii() && word.len() > LONGEST_ABBREVIATION {
        return false;
    }
    let word = word.to_lowercase();
    BEFORE_NAMES.contains(&word.as_str()) || next.is_numeric() && BEFORE_NUMBERS.contains(&word.as_str())
}

#[cfg(test)]
mod tests {
    use super::{Part, sentence_parts};

    #[test]
    fn splits_sentences() {
        let split = |text: &'static str| {
            let at_its_place = |part: &Part<'_>| assert!(text[part.start..].starts_with(part.text), "{part:?}");
            sentence_parts(text)
                .inspect(at_its_place)
                .filter(|part| part.is_sentence)
                .map(|part| part.text)
                .collect::<Vec<_>>()
        };
        assert_eq!(split("Cats sleep. Dogs bark! Do they?"), ["Cats sleep.", "Dogs bark!", "Do they?"]);
        assert_eq!(
            split("Dr. Smith paid 3.50 to J. Doe, e.g. Monday. He left."),
            ["Dr. Smith paid 3.50 to J. Doe, e.g. Monday.", "He left."]
        );
        assert_eq!(
            split("See example.com or v1.2 now. Yahoo! is old."),
            ["See example.com or v1.2 now.", "Yahoo! is old."]
        );
        assert_eq!(
            split("1. Die Feier ist z.B. Montag. Gut. See page 5. Then go."),
            ["1. Die Feier ist z.B. Montag.", "Gut.", "See page 5.", "Then go."]
        );
        assert_eq!(split("The answer is no. We left. See No. 5."), ["The answer is no.", "We left.", "See No. 5."]);
        assert_eq!(split("Street 1\nTown\nHe said “Go.” She went…"), ["He said “Go.”", "She went…"]);
        assert_eq!(split("猫が好き。犬も。"), ["猫が好き。", "犬も。"]);
        assert!(split("A fragment without an end").is_empty() && split("").is_empty() && split("...").is_empty());
    }
}
