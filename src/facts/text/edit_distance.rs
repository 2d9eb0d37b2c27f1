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

#[cfg(test)]
mod tests {
    use super::*;

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
