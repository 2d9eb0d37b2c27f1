//! Words of addresses and titles in one spelling, and what they speak for.
use super::score::Scores;
use super::vocabulary::{At, Row, look_up};

/// Most bytes of a text that are looked at.
const LONGEST_TEXT: usize = 240;
/// Most words that a phrase has.
pub(super) const LONGEST_PHRASE: usize = 5;
/// From so many words on a title is a sentence, and a word in it says less.
const SENTENCE: usize = 9;

/// The words of a text in lower case, without accents, with hyphens between: `Über uns!` is `uber-uns`.
pub(super) fn plain(text: &str) -> String {
    let mut plain = String::new();
    for each in text.chars().flat_map(char::to_lowercase) {
        if plain.len() >= LONGEST_TEXT {
            break;
        }
        match each {
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' => plain.push('a'),
            'ç' => plain.push('c'),
            'è' | 'é' | 'ê' | 'ë' => plain.push('e'),
            'ì' | 'í' | 'î' | 'ï' => plain.push('i'),
            'ñ' => plain.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' => plain.push('o'),
            'ù' | 'ú' | 'û' | 'ü' => plain.push('u'),
            'ß' => plain.push_str("ss"),
            'œ' => plain.push_str("oe"),
            // Combining marks, which follow the letter they stand on.
            '\u{300}'..='\u{36f}' => {}
            each if each.is_alphanumeric() => plain.push(each),
            _ if plain.is_empty() || plain.ends_with('-') => {}
            _ => plain.push('-'),
        }
    }
    if plain.ends_with('-') {
        plain.pop();
    }
    plain
}

/// What the last segment of a path, a title or a heading says the page is.
pub(super) fn leaf(text: &str, at: At, scores: &mut Scores) {
    let words = positions(text);
    for (start, count, rows) in phrases(text, &words, at) {
        let is_whole = start == 0 && count == words.len();
        for row in rows {
            let points = if is_whole { row.whole } else { row.within };
            let is_vague = !is_whole && words.len() >= SENTENCE;
            scores.raise(row.kind, if is_vague { points / 2 } else { points });
        }
    }
}

/// What a segment further up, a word of the host or the name of the site in a title says of the pages below it.
pub(super) fn section(text: &str, at: At, less: u32, scores: &mut Scores) {
    for row in look_up(text, at) {
        scores.raise(row.under, row.whole.saturating_sub(1 + less));
    }
}

/// Where the words begin and end.
fn positions(text: &str) -> Vec<(usize, usize)> {
    let mut start = 0;
    let place = |word: &str| {
        let place = (start, start + word.len());
        start = place.1 + 1;
        place
    };
    text.split('-').map(place).collect()
}

/// The phrases of the vocabulary in a text, the longest first where several begin: their first word, how many they have,
/// and what they say.
fn phrases(text: &str, words: &[(usize, usize)], at: At) -> Vec<(usize, usize, Vec<&'static Row>)> {
    let mut found = Vec::new();
    let mut first = 0;
    while let Some((start, _)) = words.get(first) {
        let longest = (1..=LONGEST_PHRASE).rev().find_map(|count| {
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
    fn spells_words_plainly() {
        assert_eq!(plain(" Über uns – Qualité, c’est nous! "), "uber-uns-qualite-c-est-nous");
        assert_eq!(plain("…"), "");
        assert_eq!(plain("U\u{308}ber_uns.html"), "uber-uns-html");
        assert!(plain(&"ß".repeat(1000)).len() < 250);
    }
}
