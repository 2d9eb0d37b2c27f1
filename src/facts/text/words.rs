//! Splitting running text into words and counting them.
use encoding_rs::Encoding;

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

/// Counts the words of a text. Each Chinese or Japanese character counts as a word. Thai, Lao, Khmer and Burmese have no
/// spaces either, and every four characters of them count as a word.
pub fn count_words(text: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while !rest.is_empty() {
        let ascii = Encoding::ascii_valid_up_to(rest.as_bytes());
        let end = if ascii < rest.len() { start_of_piece(rest.as_bytes(), ascii) } else { ascii };
        let (before, after) = rest.split_at_checked(end).unwrap_or((rest, ""));
        let piece = after.split(is_space).next().unwrap_or_default();
        count += count_ascii(before.as_bytes());
        count +=
            piece.split(|character: char| character.is_whitespace() || character == '—').map(words_in).sum::<usize>();
        rest = after.get(piece.len()..).unwrap_or_default();
    }
    count
}

/// Returns true for ASCII white space, including the vertical tab.
pub(in crate::facts) const fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t'..='\r')
}

/// Counts the words of an ASCII text.
fn count_ascii(text: &[u8]) -> usize {
    let pieces = text.split(|byte| is_space(char::from(*byte)));
    pieces.filter(|piece| piece.iter().any(u8::is_ascii_alphanumeric)).count()
}

/// Returns the start of the piece between spaces that contains this position.
fn start_of_piece(text: &[u8], position: usize) -> usize {
    let before = text.get(..position).unwrap_or_default();
    before.iter().rposition(|byte| is_space(char::from(*byte))).map_or(0, |space| space + 1)
}

/// Counts the words of a piece without white space.
fn words_in(piece: &str) -> usize {
    let (mut ideographs, mut unspaced, mut others) = (0, 0, 0);
    for character in piece.chars().filter(|character| character.is_alphanumeric()) {
        match character {
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => ideographs += 1,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => unspaced += 1,
            _ => others += 1,
        }
    }
    ideographs + usize::div_ceil(unspaced, 4) + usize::from(others > 0)
}

#[cfg(test)]
mod tests {
    use super::{count_words, pieces};

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
        assert_eq!(count_words("猫が好き"), 4);
        assert_eq!(count_words("나는 고양이를 좋아한다"), 3);
        assert_eq!(count_words("แมวน่ารัก"), 2);
        assert_eq!(count_words(" … – "), 0);
        assert_eq!(count_words("a-b—c d\u{a0}e-é f’g ’ h"), 6);
        assert_eq!(count_words("\tx\r\ny"), 2);
        assert_eq!(count_words("- a.b (c) ... @ [ ` { d9z -- EIGHT_BYTES_AND_MORE x"), 5);
    }
}
