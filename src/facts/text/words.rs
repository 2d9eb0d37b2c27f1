//! Splitting running text into words and counting them.
use encoding_rs::Encoding;
use std::collections::HashSet;
use std::iter::Sum;
use std::ops::{AddAssign, RangeInclusive};
use std::sync::LazyLock;

/// Returns true if a piece between spaces is a word: it contains a letter or digit.
pub fn is_word(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || !piece.is_ascii() && piece.chars().any(char::is_alphanumeric)
}

/// Removes punctuation from both ends of a word.
pub fn trim_punctuation(piece: &str) -> &str {
    piece.trim_matches(|character: char| !character.is_alphanumeric())
}

/// Returns the pieces of a text between white space. It is faster than [`str::split_whitespace`] because it decodes only
/// characters outside ASCII.
pub fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let text = rest.trim_start();
        let (piece, after) = text.split_at_checked(end_of_piece(text))?;
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

fn end_of_piece(text: &str) -> usize {
    let may_end = |byte: &u8| is_space(char::from(*byte)) || !byte.is_ascii();
    let mut from = 0;
    while let Some(ahead) = text.as_bytes().get(from..).and_then(|rest| rest.iter().position(may_end)) {
        let position = from + ahead;
        let Some(character) = text.get(position..).and_then(|rest| rest.chars().next()) else { break };
        if character.is_whitespace() {
            return position;
        }
        from = position + character.len_utf8();
    }
    text.len()
}

/// The number of words of a text, in parts that can be added up without rounding.
///
/// Texts in Chinese and Japanese have no spaces: two of their characters count as a word, as translators and reading
/// studies count them. Thai, Lao, Khmer and Burmese have none either, and four of their letters count as a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WordCount {
    /// Words between spaces.
    spaced: usize,
    /// Chinese and Japanese characters.
    ideographs: usize,
    /// Letters of Thai, Lao, Khmer and Burmese.
    unspaced: usize,
}

impl WordCount {
    /// Counts the words of a text.
    pub fn of(text: &str) -> Self {
        let (mut count, mut rest) = (Self::default(), text);
        while !rest.is_empty() {
            let ascii = Encoding::ascii_valid_up_to(rest.as_bytes());
            let end = if ascii < rest.len() { start_of_piece(rest.as_bytes(), ascii) } else { ascii };
            let (before, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
            let piece = after.split(is_space).next().unwrap_or_default();
            count.spaced += count_ascii(before.as_bytes());
            count.add_piece(piece);
            rest = after.get(piece.len()..).unwrap_or_default();
        }
        count
    }

    /// Returns the number of words.
    pub const fn total(self) -> usize {
        self.spaced + self.ideographs.div_ceil(2) + self.unspaced.div_ceil(4)
    }

    /// Returns true if most of the text is Chinese or Japanese.
    pub const fn is_ideographic(self) -> bool {
        self.ideographs > 2 * (self.spaced + self.unspaced)
    }

    /// Counts the words of a piece without ASCII white space.
    fn add_piece(&mut self, piece: &str) {
        let mut in_word = false;
        for character in piece.chars() {
            match character {
                _ if is_ideographic(character) => {
                    self.ideographs += usize::from(character.is_alphanumeric());
                    in_word = false;
                }
                _ if is_unspaced(character) => {
                    self.unspaced += usize::from(is_unspaced_letter(character));
                    in_word = false;
                }
                '—' => in_word = false,
                _ if character.is_whitespace() => in_word = false,
                _ if !in_word && character.is_alphanumeric() => {
                    self.spaced += 1;
                    in_word = true;
                }
                _ => {}
            }
        }
    }
}

impl AddAssign for WordCount {
    fn add_assign(&mut self, other: Self) {
        self.spaced += other.spaced;
        self.ideographs += other.ideographs;
        self.unspaced += other.unspaced;
    }
}

impl Sum for WordCount {
    fn sum<Counts: Iterator<Item = Self>>(counts: Counts) -> Self {
        counts.fold(Self::default(), |mut sum, count| {
            sum += count;
            sum
        })
    }
}

/// Counts the words of a text: see [`WordCount`].
pub fn count_words(text: &str) -> usize {
    WordCount::of(text).total()
}

/// Returns true if a text has at least this many words. It stops reading there.
pub fn has_words(text: &str, min: usize) -> bool {
    let mut count = WordCount::default();
    min == 0
        || pieces(text).any(|piece| {
            count.add_piece(piece);
            count.total() >= min
        })
}

/// Splits a piece without white space into the words that are compared: pairs of Chinese or Japanese characters, and what
/// stands between them.
pub(in crate::facts) fn units(piece: &str) -> impl Iterator<Item = &str> {
    let mut rest = piece;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = if rest.is_ascii() {
            rest.len()
        } else if is_ideographic(first) {
            rest.char_indices()
                .take(2)
                .find(|(_, character)| !is_ideographic(*character))
                .map_or_else(|| rest.char_indices().nth(2).map_or(rest.len(), |(end, _)| end), |(end, _)| end)
        } else {
            rest.find(is_ideographic).unwrap_or(rest.len())
        };
        let (unit, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(unit)
    })
}

/// The characters of Thai and Lao, of Burmese, and of Khmer.
const UNSPACED: [RangeInclusive<char>; 3] = ['\u{e00}'..='\u{eff}', '\u{1000}'..='\u{109f}', '\u{1780}'..='\u{17ff}'];

fn is_unspaced(character: char) -> bool {
    UNSPACED.iter().any(|range| range.contains(&character))
}

/// Returns true if one of [`UNSPACED`] is a letter or digit. The tables of the standard library are slow for these.
fn is_unspaced_letter(character: char) -> bool {
    static LETTERS: LazyLock<HashSet<char, foldhash::fast::FixedState>> =
        LazyLock::new(|| UNSPACED.into_iter().flatten().filter(|character| character.is_alphanumeric()).collect());
    LETTERS.contains(&character)
}

/// Returns true for Chinese and Japanese characters and their punctuation. Korean has spaces.
pub(in crate::facts) const fn is_ideographic(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff00}'..='\u{ff0f}' | '\u{ff1a}'..='\u{ff20}' | '\u{ff5b}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Returns true for ASCII white space, including the vertical tab.
pub(in crate::facts) const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r')
}

/// A block of eight bytes that are 1.
const ONES: u64 = 0x0101_0101_0101_0101;

/// Counts the words of an ASCII text, eight bytes at a time and without branches.
///
/// Splitting at spaces and searching each piece for a letter or digit takes twice as many instructions: 1.4 % more for
/// the whole check of benches/pages/typical.html (callgrind).
fn count_ascii(text: &[u8]) -> usize {
    let (blocks, rest) = text.as_chunks();
    let mut last = [b' '; 8];
    last.iter_mut().zip(rest).for_each(|(padding, byte)| *padding = *byte);
    let (mut count, mut in_word) = (0, false);
    for block in blocks.iter().chain([&last]) {
        let bytes = u64::from_le_bytes(*block);
        // Setting 0x20 in a letter makes it lower case.
        let alphanumerics = bytes_between(bytes, b'0', b'9') | bytes_between(bytes | (ONES * 0x20), b'a', b'z');
        let spaces = bytes_between(bytes, b'\t', b'\r') | bytes_between(bytes, b' ', b' ');
        // Every bit of a space is 1.
        let spaces = (spaces << 8).wrapping_sub(spaces);
        // Adding 1 at a letter or digit carries through all bytes that are not spaces into the space after the word, the
        // lowest bit of which becomes 1.
        let (sum, carries) = (!spaces).overflowing_add(alphanumerics);
        let (sum, carries_in_word) = sum.overflowing_add(u64::from(in_word));
        in_word = carries || carries_in_word;
        // The multiplication adds up the bytes in the highest byte.
        count += ((sum & spaces & ONES).wrapping_mul(ONES) >> 56) as usize;
    }
    count + usize::from(in_word)
}

/// Returns a block with 1 for each ASCII byte from `first` to `last` inclusive, 0 for others.
const fn bytes_between(bytes: u64, first: u8, last: u8) -> u64 {
    let from_first = bytes + ONES * (0x80 - first as u64);
    let after_last = bytes + ONES * (0x7f - last as u64);
    (from_first & !after_last) >> 7 & ONES
}

/// Returns the start of the piece between spaces that contains this position.
fn start_of_piece(text: &[u8], position: usize) -> usize {
    let before = text.get(..position).unwrap_or_default();
    before.iter().rposition(|byte| is_space(char::from(*byte))).map_or(0, |space| space + 1)
}

#[cfg(test)]
mod tests {
    use super::{WordCount, count_words, has_words, pieces, units};

    #[test]
    fn pieces_are_those_of_split_whitespace() {
        for text in
            ["", "  ", "a", " a\u{b}b\tc ", "é à\u{a0}b\u{2003}—\u{2028}c", "x\u{3000}猫 \u{85}", "\u{1c}a\u{200b}b"]
        {
            assert_eq!(pieces(text).collect::<Vec<_>>(), text.split_whitespace().collect::<Vec<_>>(), "{text:?}");
        }
    }

    #[test]
    fn counts_words_of_many_scripts() {
        assert_eq!(count_words("One two—three, 4 – five"), 5);
        assert_eq!(count_words("猫が好き"), 2);
        assert_eq!(count_words("私はGoogleとAppleを使う。"), 5);
        assert_eq!(count_words("ＡＢＣ、ﾃｽﾄ"), 3);
        assert_eq!(count_words("한국어ㅋㅋ 단어"), 2);
        assert_eq!(count_words("나는 고양이를 좋아한다"), 3);
        assert_eq!(count_words("แมวน่ารัก"), 2);
        assert_eq!(count_words(" … – "), 0);
        assert_eq!(count_words("a-b—c d\u{a0}e-é f’g ’ h"), 6);
        assert_eq!(count_words("\tx\r\ny"), 2);
        assert_eq!(count_words("- a.b (c) ... @ [ ` { d9z -- EIGHT_BYTES_AND_MORE x"), 5);
    }

    #[test]
    fn characters_without_spaces_are_compared_in_pairs() {
        for (piece, expected) in [
            ("mug", "mug"),
            ("café", "café"),
            ("猫が好き", "猫が 好き"),
            ("私はGoogle、使う", "私は Google 、使 う"),
            ("猫a", "猫 a"),
        ] {
            assert_eq!(units(piece).collect::<Vec<_>>().join(" "), expected);
        }
    }

    #[test]
    fn counts_add_up_without_rounding() {
        let parts = ["猫が。", "好き。", "犬", " a b", "แมว"];
        let sum: WordCount = parts.iter().map(|part| WordCount::of(part)).sum();
        assert_eq!(sum.total(), count_words(&parts.concat()));
        assert!(has_words("猫が好き a", 3) && !has_words("猫が好き a", 4) && has_words("", 0));
    }
}
