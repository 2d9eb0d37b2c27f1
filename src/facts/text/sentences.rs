//! Splitting running text into sentences.
use super::words::is_word;

/// A sentence or fragment of a text.
#[derive(Debug)]
pub(in crate::facts) struct Part<'a> {
    /// Its position in the text, in bytes.
    pub(in crate::facts) start: usize,
    pub(in crate::facts) text: &'a str,
    /// False for a fragment.
    pub(in crate::facts) is_sentence: bool,
}

/// Returns the sentences of a text and the fragments between them. Both end at a line feed. A part that does not end
/// with a period, question mark or exclamation mark is a fragment.
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

/// Returns the text up to the end of its first sentence or line, and true if punctuation ends it.
fn next_part(text: &str) -> (&str, bool) {
    let mut from = 0;
    while let Some((position, mark)) = next_mark(text, from) {
        if mark == '\n' {
            return (text.get(..=position).unwrap_or(text), false);
        }
        let after = text.get(position + mark.len_utf8()..).unwrap_or_default().trim_start_matches(is_closing);
        let (before, end) = (text.get(..position).unwrap_or_default(), text.len() - after.len());
        if matches!(mark, '。' | '！' | '？') || ends_here(mark, before, after) {
            return (text.get(..end).unwrap_or(text), true);
        }
        from = end;
    }
    (text, false)
}

/// Returns the next character from this position on that may end a sentence or line.
fn next_mark(text: &str, mut from: usize) -> Option<(usize, char)> {
    loop {
        let position = from + first_mark(text.as_bytes().get(from..)?)?;
        let mark = text.get(position..)?.chars().next()?;
        if matches!(mark, '\n' | '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            return Some((position, mark));
        }
        from = position + mark.len_utf8();
    }
}

/// Number of bytes that are tested together, without a branch for each.
const BLOCK_BYTES: usize = 16;

/// Returns the position of the first byte that a character of [`next_mark`] may start with.
fn first_mark(text: &[u8]) -> Option<usize> {
    let is_mark = |byte: u8| {
        let is_ascii = (byte == b'\n') | (byte == b'.') | (byte == b'!') | (byte == b'?');
        is_ascii | (byte == 0xe2) | (byte == 0xe3) | (byte == 0xef)
    };
    let has_none = |block: &&[u8; BLOCK_BYTES]| !block.iter().fold(false, |has, byte| has | is_mark(*byte));
    let (blocks, _) = text.as_chunks();
    let clear = BLOCK_BYTES * blocks.iter().take_while(has_none).count();
    let rest = text.get(clear..).unwrap_or_default();
    rest.iter().position(|byte| is_mark(*byte)).map(|position| clear + position)
}

/// Returns true for characters that belong to the sentence if they follow its end mark.
const fn is_closing(character: char) -> bool {
    matches!(
        character,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' | ')' | ']' | '"' | '\'' | '”' | '’' | '»' | '」' | '』'
    )
}

/// Returns true if a mark between these texts ends a sentence.
fn ends_here(mark: char, before: &str, after: &str) -> bool {
    if after.trim().is_empty() || after.starts_with('\n') {
        return true;
    }
    let next =
        after.trim_start_matches(|character: char| character.is_whitespace() || "«“‘\"'([¿¡–—-".contains(character));
    let Some(next) = next.chars().next() else { return true };
    after.starts_with(char::is_whitespace) && !next.is_lowercase() && !(mark == '.' && is_abbreviation(before, next))
}

/// Abbreviations before names and other words.
const BEFORE_NAMES: [&str; 46] = [
    "mr", "mrs", "ms", "dr", "drs", "prof", "st", "ste", "mt", "gen", "col", "sgt", "capt", "lt", "rev", "hon", "gov",
    "sen", "rep", "pres", "vs", "cf", "al", "approx", "ca", "e.g", "i.e", "viz", "dept", "mme", "mmes", "mlle", "mm",
    "z.b", "d.h", "u.a", "o.ä", "bzw", "ggf", "evtl", "inkl", "zzgl", "p.ex", "p", "sr", "sra",
];
/// Abbreviations before numbers. Elsewhere some of them are words.
const BEFORE_NUMBERS: [&str; 30] = [
    "no", "nos", "nr", "fig", "figs", "vol", "pp", "art", "abs", "ch", "sec", "eq", "ver", "jan", "feb", "febr", "apr",
    "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez", "déc", "janv", "févr", "avr", "juil",
];

/// Maximum length of an abbreviation, in bytes.
const MAX_ABBREVIATION: usize = 6;

/// Returns true if a period after this text belongs to an abbreviation, an initial or a list number.
fn is_abbreviation(before: &str, next: char) -> bool {
    let word = before
        .rsplit(|character: char| character.is_whitespace() || "([«“\"'".contains(character))
        .next()
        .unwrap_or_default();
    let mut letters = word.chars();
    let is_single = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
    let is_list_number = before.trim() == word && word.bytes().all(|byte| byte.is_ascii_digit());
    if is_single || is_list_number {
        return true;
    }
    if word.is_ascii() && word.len() > MAX_ABBREVIATION {
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
            let is_at_its_start = |part: &Part<'_>| assert!(text[part.start..].starts_with(part.text), "{part:?}");
            sentence_parts(text)
                .inspect(is_at_its_start)
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
