//! The edit distance of two words.

/// Maximum length of a word that is compared, in bytes.
const MAX_WORD: usize = 40;

/// Returns the Levenshtein distance of two words in bytes. It is `usize::MAX` if a word is longer than 40 bytes.
pub fn distance(one: &str, other: &str) -> usize {
    if one.len() > MAX_WORD || other.len() > MAX_WORD {
        return usize::MAX;
    }
    strsim::generic_levenshtein(&one.as_bytes().to_vec(), &other.as_bytes().to_vec())
}

/// Returns true if one word becomes the other by adding, removing or replacing one byte or by swapping two neighbors.
pub fn is_one_edit(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    if one.len().abs_diff(other.len()) > 1 {
        return false;
    }
    let prefix = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let (one, other) = (one.get(prefix..).unwrap_or_default(), other.get(prefix..).unwrap_or_default());
    let suffix = one.iter().rev().zip(other.iter().rev()).take_while(|(one, other)| one == other).count();
    let one = one.get(..one.len() - suffix).unwrap_or_default();
    let other = other.get(..other.len() - suffix).unwrap_or_default();
    match (one, other) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([first, second], [third, fourth]) => first == fourth && second == third,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_single_edits() {
        for (one, other) in [("heigth", "height"), ("clas", "class"), ("aab", "ab"), ("onclik", "onclick"), ("a", "b")]
        {
            assert!(is_one_edit(one, other) && is_one_edit(other, one), "{one} {other}");
        }
        for (one, other) in [("a", "a"), ("", ""), ("ab", "cd"), ("abc", "cba"), ("class", "classes")] {
            assert!(!is_one_edit(one, other) && !is_one_edit(other, one), "{one} {other}");
        }
    }

    #[test]
    fn counts_edits() {
        for (one, other, expected) in [
            ("", "", 0),
            ("", "ab", 2),
            ("noindx", "noindex", 1),
            ("alow", "allow", 1),
            ("kitten", "sitting", 3),
            ("noíndex", "noindex", 2),
        ] {
            assert_eq!((distance(one, other), distance(other, one)), (expected, expected));
        }
        assert_eq!(distance(&"a".repeat(41), "a"), usize::MAX);
    }
}
