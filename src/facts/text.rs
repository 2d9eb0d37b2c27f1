//! Sentences and syllables of running text.
use super::words::{MARK, is_word, next_of};

/// A piece of a text: where it begins, and whether it is a whole sentence.
#[derive(Debug)]
pub(super) struct Part<'a> {
    pub(super) start: usize,
    pub(super) text: &'a str,
    pub(super) is_sentence: bool,
}

/// The sentences of a text and the fragments between them. A line feed ends one too, but what has no full stop, question
/// or exclamation mark at its end is a fragment.
pub(super) fn parts(text: &str) -> impl Iterator<Item = Part<'_>> {
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
        let (place, _) = next_of(MARK, text.as_bytes(), from)?;
        let each = text.get(place..)?.chars().next()?;
        if matches!(each, '\n' | '.' | '!' | '?' | '…' | '。' | '！' | '？') {
            return Some((place, each));
        }
        from = place + each.len_utf8();
    }
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

/// Letters of a word that are looked at; there are hardly any longer ones.
const LONGEST_WORD: usize = 40;

/// About how many syllables a word has as it is spoken, in English or French; none for other languages.
pub fn syllables(word: &str, language: &str) -> Option<usize> {
    let mut letters = ['\0'; LONGEST_WORD];
    let mut count = 0;
    let lower = word.chars().filter(|each| each.is_alphabetic()).flat_map(char::to_lowercase);
    for (place, each) in letters.iter_mut().zip(lower) {
        *place = each;
        count += 1;
    }
    let letters = letters.get(..count).unwrap_or_default();
    match language {
        "en" => Some(english(letters).max(1)),
        "fr" => Some(french(letters).max(1)),
        _ => None,
    }
}

fn english(letters: &[char]) -> usize {
    let is_vowel = |each: char| {
        matches!(
            each,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'á' | 'é' | 'í' | 'ó' | 'ú' | 'è' | 'ê' | 'ë' | 'ï' | 'ö' | 'ü'
        )
    };
    let mut count = groups(letters, is_vowel);
    let silent = match letters {
        ['l', 'e'] => true,
        [.., before, 'l', 'e'] => is_vowel(*before),
        [.., before, 'e'] => !is_vowel(*before),
        [.., 'c' | 's', 'h', 'e', 's'] => false,
        [.., before, 'e', 's'] => !"aeiouysxzcg".contains(*before),
        [.., before, 'e', 'd'] => !"aeiouytd".contains(*before),
        _ => false,
    };
    if silent && count > 1 {
        count -= 1;
    }
    let mut before = ' ';
    for (place, pair) in letters.windows(2).enumerate() {
        count += usize::from(is_apart(letters, place, before, pair));
        before = pair.first().copied().unwrap_or(' ');
    }
    count + usize::from(matches!(letters, [.., 'i', 's', 'm'] | [.., 'i', 's', 'm', 's']))
}

/// Whether two vowels side by side belong to two syllables.
fn is_apart(letters: &[char], place: usize, before: char, pair: &[char]) -> bool {
    match pair {
        ['i', 'a'] => !"tcgs".contains(before) || letters.ends_with(&['i', 'a', 't', 'e']) || is_iation(letters),
        ['i', 'o'] => !"tscgx".contains(before),
        ['i', 'u' | 'i'] | ['u', 'o'] => true,
        ['i', 'e'] => letters.get(place + 2) == Some(&'t'),
        ['e', 'u'] => letters.get(place + 2..) == Some(&['m']),
        ['e', 'a'] => {
            before == 'r' && letters.windows(5).any(|part| part == ['c', 'r', 'e', 'a', 't'])
                || place + 2 == letters.len() && letters.len() > 3
        }
        ['e', 'o'] => before != 'p' && before != 'g',
        ['u', 'a'] => !"qg".contains(before),
        ['y', 'i'] => true,
        ['e', 'i'] => before == 'b' && place == 1,
        _ => false,
    }
}

fn is_iation(letters: &[char]) -> bool {
    letters.ends_with(&['i', 'a', 't', 'i', 'o', 'n'])
}

fn french(letters: &[char]) -> usize {
    let is_vowel = |each: char| {
        matches!(
            each,
            'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'à' | 'â' | 'ä' | 'é' | 'è' | 'ê' | 'ë' | 'î' | 'ï' | 'ô' | 'ö'
        ) || matches!(each, 'ù' | 'û' | 'ü' | 'œ' | 'æ')
    };
    let mut count = groups(letters, is_vowel);
    for (place, pair) in letters.windows(2).enumerate() {
        let is_final = letters.get(place + 2..).is_none_or(|rest| matches!(rest, [] | ['s']));
        count += usize::from(match pair {
            ['é', 'e'] if is_final => false,
            ['é', after] => is_vowel(*after),
            [before, 'ï' | 'ü' | 'ë'] => is_vowel(*before),
            ['o' | 'a', 'é' | 'è'] => true,
            _ => false,
        });
    }
    let stem = letters.strip_suffix(&['s']).unwrap_or(letters);
    let is_mute = matches!(stem, [.., before, 'e'] if !is_vowel(*before)) && stem.len() > 2;
    if is_mute && count > 1 { count - 1 } else { count }
}

fn groups(letters: &[char], is_vowel: impl Fn(char) -> bool) -> usize {
    letters
        .chunk_by(|one, other| is_vowel(*one) == is_vowel(*other))
        .filter(|group| group.first().is_some_and(|each| is_vowel(*each)))
        .count()
}

#[cfg(test)]
mod tests {
    use super::{Part, parts, syllables};

    #[test]
    fn splits_sentences() {
        let split = |text: &'static str| {
            let at_its_place = |part: &Part<'_>| assert!(text[part.start..].starts_with(part.text), "{part:?}");
            parts(text).inspect(at_its_place).filter(|part| part.is_sentence).map(|part| part.text).collect::<Vec<_>>()
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

    #[test]
    fn counts_syllables_of_english() {
        let words = "1 the cat home house made make walked jumped through strength eyes used year plane times
            2 table little wanted needed people even apple reading water quiet lion being about nation special boxes
            2 changes ages sentence language question gracious flying
            3 important example beautiful creation idea radio musical piano following museum actual
            3 video syllable usable realism
            4 information community especially situation society
            5 unbelievable organization university readability";
        check(words, "en", 0);
    }

    #[test]
    fn counts_syllables_of_french() {
        let words = "1 le chat maison-non la une belle porte grande
            2 maison petit table-non amour musée journée poème café naïf
            3 européen-non animal chocolat caméra
            4 université-non réalité territorial-non";
        check(words, "fr", 0);
    }

    fn check(words: &str, language: &str, most: usize) {
        let mut wrong = Vec::new();
        let mut count = 0;
        for piece in words.split_whitespace().filter(|piece| !piece.ends_with("-non")) {
            match piece.parse() {
                Ok(number) => count = number,
                Err(_) if syllables(piece, language) != Some(count) => wrong.push(piece),
                Err(_) => {}
            }
        }
        assert!(wrong.len() <= most, "{wrong:?}");
    }
}
