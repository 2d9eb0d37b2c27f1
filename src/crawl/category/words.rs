//! Words of URLs and titles in a plain form, and the points they give.
use super::score::Scores;
use super::vocabulary::{At, Row, look_up};

/// Maximum number of bytes of a text that are read.
const MAX_TEXT_BYTES: usize = 240;
/// Maximum number of words in a phrase of the vocabulary.
pub(super) const MAX_PHRASE_WORDS: usize = 5;
/// Minimum number of words in a sentence; a word in a sentence gives half the points.
const MIN_SENTENCE_WORDS: usize = 9;

/// Returns the words of a text in lower case, without accents, joined by hyphens: `Über uns!` is `uber-uns`.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for character in text.chars().flat_map(char::to_lowercase) {
        if plain.len() >= MAX_TEXT_BYTES {
            break;
        }
        match character {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            // Combining diacritical marks, which follow their letter.
            '\u{300}'..='\u{36f}' => {}
            character if character.is_alphanumeric() => plain.push(character),
            _ if plain.is_empty() || plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    if plain.ends_with('-') {
        plain.pop();
    }
    plain
}

/// Raises the kinds that the last path segment, a title or a heading speaks for.
pub(super) fn leaf(text: &str, at: At, scores: &mut Scores) {
    let words = positions(text);
    for (start, count, rows) in phrases(text, &words, at) {
        let is_whole = start == 0 && count == words.len();
        for row in rows {
            let points = if is_whole { row.whole } else { row.within };
            let is_vague = !is_whole && words.len() >= MIN_SENTENCE_WORDS;
            scores.raise(row.kind, if is_vague { points / 2 } else { points });
        }
    }
}

/// Raises the kinds that a parent segment, a label of the host or the site name in a title speaks for; each loses
/// `1 + distance` points.
pub(super) fn section(text: &str, at: At, distance: u32, scores: &mut Scores) {
    for row in look_up(text, at) {
        scores.raise(row.under, row.whole.saturating_sub(1 + distance));
    }
}

/// Returns the start and end offset of each word.
fn positions(text: &str) -> Vec<(usize, usize)> {
    let mut start = 0;
    let mut positions = Vec::new();
    for word in text.split('-') {
        let end = start + word.len();
        positions.push((start, end));
        start = end + 1;
    }
    positions
}

/// Returns the phrases of the vocabulary in a text, the longest at each position: index of the first word, number of
/// words, and rows of the vocabulary.
fn phrases(text: &str, words: &[(usize, usize)], at: At) -> Vec<(usize, usize, Vec<&'static Row>)> {
    let mut found = Vec::new();
    let mut first = 0;
    while let Some((start, _)) = words.get(first) {
        let longest = (1..=MAX_PHRASE_WORDS).rev().find_map(|count| {
            let (_, end) = words.get(first + count - 1)?;
            let rows: Vec<_> = look_up(text.get(*start..*end)?, at).collect();
            (!rows.is_empty()).then_some((count, rows))
        });
        match longest {
            Some((count, rows)) => {
                found.push((first, count, rows));
                first += count;
            }
            None => first += 1,
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn text_is_put_in_plain_form() {
        assert_eq!(plain(" Über uns – Qualité, c’est nous! "), "uber-uns-qualite-c-est-nous");
        assert_eq!(plain("…"), "");
        assert_eq!(plain("U\u{308}ber_uns.html"), "uber-uns-html");
        assert!(plain(&"ß".repeat(1000)).len() < 250);
    }
}
