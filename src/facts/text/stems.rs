//! Stems: the part that the forms of a word share, such as "boat" of "boats" and "boating".

/// Fewest letters of a stem.
const MIN_LETTERS: usize = 3;
/// Most letters after the common beginning of two forms of a word, in the shorter and in the longer one.
const MAX_ENDINGS: (usize, usize) = (2, 4);
/// Frequent endings by language, longest first, and the text in place of each. Letters have no diacritics. The endings are
/// those of plurals, genders and cases, and the English "-ing" and "-ed".
const ENDINGS: [(&str, &[(&str, &str)]); 7] = [
    ("de", &[("ern", ""), ("em", ""), ("en", ""), ("er", ""), ("es", ""), ("e", ""), ("n", ""), ("s", "")]),
    (
        "en",
        &[
            ("eeds", "eed"),
            ("ings", ""),
            ("eds", ""),
            ("eed", "eed"),
            ("ies", ""),
            ("ing", ""),
            ("ed", ""),
            ("es", ""),
            ("ie", ""),
            ("e", ""),
            ("s", ""),
            ("y", ""),
        ],
    ),
    ("es", &[("ces", "z"), ("es", ""), ("as", ""), ("os", ""), ("a", ""), ("e", ""), ("o", ""), ("s", "")]),
    ("fr", &[("eaux", "eau"), ("aux", "al"), ("es", ""), ("e", ""), ("s", ""), ("x", "")]),
    ("it", &[("che", "c"), ("chi", "c"), ("ghe", "g"), ("ghi", "g"), ("a", ""), ("e", ""), ("i", ""), ("o", "")]),
    ("nl", &[("en", ""), ("e", ""), ("s", "")]),
    (
        "pt",
        &[
            ("oes", ""),
            ("aes", ""),
            ("ais", "al"),
            ("ao", ""),
            ("as", ""),
            ("es", ""),
            ("os", ""),
            ("a", ""),
            ("e", ""),
            ("o", ""),
            ("s", ""),
        ],
    ),
];
/// Articles and prepositions that are written together with the next word, longest first.
const PREFIXES: [(&str, &[&str]); 2] =
    [("ar", &["وال", "بال", "كال", "فال", "ال", "لل"]), ("he", &["ה", "ו", "ב", "ל", "מ", "ש", "כ"])];

/// Returns the stem of a folded word in this language (a primary subtag); in a language without a list of endings, the word.
pub(super) fn stem(word: &str, language: &str) -> String {
    let word = without_prefix(word, language);
    let endings = ENDINGS.iter().find(|(listed, _)| *listed == language).map_or(&[][..], |(_, endings)| endings);
    if endings.is_empty() || !has_letters(word, MIN_LETTERS + 1) || !word.chars().all(char::is_alphabetic) {
        return word.to_owned();
    }
    let without = |(ending, replacement): &(&str, &str)| {
        let stem = format!("{}{replacement}", word.strip_suffix(ending)?);
        has_letters(&stem, MIN_LETTERS).then_some(stem)
    };
    undoubled(endings.iter().find_map(without).unwrap_or_else(|| word.to_owned()))
}

/// Returns true if two stems in this language are those of one word. In a language without a list of endings, it is enough
/// that two words begin alike and differ in a few last letters.
pub(super) fn is_one_word(stem: &str, other: &str, language: &str) -> bool {
    if stem == other {
        return true;
    }
    if ENDINGS.iter().any(|(listed, _)| *listed == language)
        || !(stem.chars().chain(other.chars())).all(char::is_alphabetic)
    {
        return false;
    }
    let common = stem.chars().zip(other.chars()).take_while(|(one, other)| one == other).count();
    let ends = [stem, other].map(|word| word.chars().count() - common);
    let (shorter, longer) = (ends.iter().min(), ends.iter().max());
    common >= MIN_LETTERS && shorter <= Some(&MAX_ENDINGS.0) && longer <= Some(&MAX_ENDINGS.1)
}

fn has_letters(word: &str, min: usize) -> bool {
    word.chars().nth(min - 1).is_some()
}

fn without_prefix<'a>(word: &'a str, language: &str) -> &'a str {
    let prefixes = PREFIXES.iter().find(|(listed, _)| *listed == language).map_or(&[][..], |(_, prefixes)| prefixes);
    let rest = prefixes.iter().find_map(|prefix| word.strip_prefix(prefix));
    rest.filter(|rest| has_letters(rest, MIN_LETTERS)).unwrap_or(word)
}

/// Ends a stem with one consonant where an ending has doubled it: "running", "run".
fn undoubled(mut stem: String) -> String {
    let mut letters = stem.chars().rev();
    if let (Some(last), Some(other)) = (letters.next(), letters.next())
        && last == other
        && letters.next().is_some()
    {
        stem.pop();
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{is_one_word, stem};

    fn is_same(language: &str, one: &str, other: &str) -> bool {
        is_one_word(&stem(one, language), &stem(other, language), language)
    }

    #[test]
    fn forms_of_a_word_are_one_word() {
        for (language, forms) in [
            ("en", "boat boats boating"),
            ("en", "berry berries"),
            ("en", "cookie cookies"),
            ("en", "make makes making"),
            ("en", "run runs running"),
            ("en", "box boxes boxed"),
            ("en", "class classes"),
            ("en", "speed speeds"),
            ("en", "hundred hundreds"),
            ("de", "boot boote booten bootes"),
            ("de", "apfel apfeln"),
            ("fr", "bateau bateaux"),
            ("fr", "cheval chevaux"),
            ("fr", "bleu bleue bleues"),
            ("es", "barco barcos"),
            ("es", "luz luces"),
            ("it", "amica amiche"),
            ("pt", "estacao estacoes"),
            ("ru", "лодка лодки лодок"),
            ("sv", "bat baten batar"),
            ("fi", "vene veneet"),
            ("ar", "قارب القارب"),
        ] {
            let first = forms.split(' ').next().unwrap();
            for form in forms.split(' ') {
                assert!(is_same(language, first, form), "{language} {first} {form}");
            }
        }
    }

    #[test]
    fn other_words_differ() {
        for (language, one, other) in [
            ("en", "boat", "boot"),
            ("en", "car", "card"),
            ("en", "bus", "bun"),
            ("en", "h2o", "h2"),
            ("de", "haus", "hase"),
            ("ru", "лодка", "лошадь"),
            ("ru", "дом", "домашний"),
            ("ja", "猫", "犬"),
            ("und", "a1b2", "a1b3"),
        ] {
            assert!(!is_same(language, one, other), "{one} {other}");
        }
    }
}
