//! Words of running text, counted.

/// Whether a piece between spaces is a word: it has a letter or a digit.
pub fn is_word(piece: &str) -> bool {
    piece.bytes().any(|byte| byte.is_ascii_alphanumeric())
        || !piece.is_ascii() && piece.chars().any(char::is_alphanumeric)
}

/// How many words a text has. Chinese and Japanese signs count as one each; Thai, Lao, Khmer and Burmese, which have
/// no spaces either, as one for every four signs.
pub fn count_words(text: &str) -> usize {
    let (mut count, mut rest) = (0, text);
    while !rest.is_empty() {
        // Most text is ASCII, and there no byte asks for a decision.
        let (found, end) = count_ascii(rest.as_bytes());
        rest = rest.get(end..).unwrap_or_default();
        let piece = rest.split(is_space).next().unwrap_or_default();
        count += found;
        count += piece.split(|each: char| each.is_whitespace() || each == '—').map(words_in).sum::<usize>();
        rest = rest.get(piece.len()..).unwrap_or_default();
    }
    count
}

const fn is_space(each: char) -> bool {
    matches!(each, ' ' | '\t'..='\r')
}

const LETTER: u8 = 1;
const SPACE: u8 = 1 << 1;
const BEYOND_ASCII: u8 = 1 << 2;
/// May end a sentence or a line; the marks beyond ASCII begin with such bytes.
pub(super) const MARK: u8 = 1 << 3;

/// What every byte is, as far as words and sentences are made of it.
const KINDS: [u8; 256] = {
    let mut kinds = [0; 256];
    let mut left: &mut [u8] = &mut kinds;
    let mut byte = 0_u8;
    while let [kind, rest @ ..] = left {
        if byte.is_ascii_alphanumeric() {
            *kind |= LETTER;
        }
        if is_space(byte as char) {
            *kind |= SPACE;
        }
        if !byte.is_ascii() {
            *kind |= BEYOND_ASCII;
        }
        if matches!(byte, b'\n' | b'.' | b'!' | b'?' | 0xe2 | 0xe3 | 0xef) {
            *kind |= MARK;
        }
        byte = byte.wrapping_add(1);
        left = rest;
    }
    kinds
};

/// The next byte of one of these kinds from this place on, and its own kind.
pub(super) fn next_of(kinds: u8, text: &[u8], from: usize) -> Option<(usize, u8)> {
    let kind = |byte: &u8| KINDS.get(usize::from(*byte)).copied().unwrap_or_default();
    let mut rest = text.get(from..)?.iter().map(kind).enumerate();
    rest.find(|(_, kind)| kind & kinds != 0).map(|(place, kind)| (from + place, kind))
}

/// The words up to the first piece between spaces that is not all ASCII, and where that begins.
fn count_ascii(text: &[u8]) -> (usize, usize) {
    let (mut count, mut place) = (0, 0);
    while let Some((letter, kind)) = next_of(LETTER | BEYOND_ASCII, text, place) {
        if kind & BEYOND_ASCII != 0 {
            return (count, begin_of_piece(text, letter));
        }
        match next_of(SPACE | BEYOND_ASCII, text, letter) {
            Some((foreign, kind)) if kind & BEYOND_ASCII != 0 => return (count, begin_of_piece(text, foreign)),
            Some((space, _)) => place = space,
            None => place = text.len(),
        }
        count += 1;
    }
    (count, text.len())
}

fn begin_of_piece(text: &[u8], place: usize) -> usize {
    let before = text.get(..place).unwrap_or_default();
    before.iter().rposition(|byte| is_space(char::from(*byte))).map_or(0, |space| space + 1)
}

fn words_in(piece: &str) -> usize {
    let (mut signs, mut unspaced, mut others) = (0, 0, 0);
    for each in piece.chars().filter(|each| each.is_alphanumeric()) {
        match each {
            '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' => signs += 1,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' => unspaced += 1,
            _ => others += 1,
        }
    }
    signs + usize::div_ceil(unspaced, 4) + usize::from(others > 0)
}

#[cfg(test)]
mod tests {
    use super::count_words;

    #[test]
    fn counts_words_of_many_scripts() {
        assert_eq!(count_words("One two—three, 4 – five"), 5);
        assert_eq!(count_words("猫が好き"), 4);
        assert_eq!(count_words("나는 고양이를 좋아한다"), 3);
        assert_eq!(count_words("แมวน่ารัก"), 2);
        assert_eq!(count_words(" … – "), 0);
        assert_eq!(count_words("a-b—c d\u{a0}e-é f’g ’ h"), 6);
        assert_eq!(count_words("\tx\r\ny"), 2);
    }
}
