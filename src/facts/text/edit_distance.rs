//! Comparing words: equality in constants, edit distance, and a search for several substrings.

/// Maximum length of a word that is compared, in bytes.
const MAX_WORD: usize = 40;

/// Returns the Levenshtein distance of two words in bytes. It is `usize::MAX` if a word is longer than 40 bytes.
pub fn distance(one: &str, other: &str) -> usize {
    if one.len() > MAX_WORD || other.len() > MAX_WORD {
        return usize::MAX;
    }
    strsim::generic_levenshtein(&one.as_bytes().to_vec(), &other.as_bytes().to_vec())
}

/// Returns true if the text contains one of these parts.
pub(in crate::facts) fn has_part(text: &str, parts: &[&str]) -> bool {
    let first_of = |part: &str| part.as_bytes().first().copied().unwrap_or_default();
    // At most positions of a text none of them begins.
    let begins = parts.iter().fold(0_u32, |begins, part| begins | 1 << (first_of(part) % 32));
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        if begins >> (first % 32) & 1 != 0
            && parts.iter().any(|part| first_of(part) == *first && rest.starts_with(part.as_bytes()))
        {
            return true;
        }
        rest = after;
    }
    false
}

/// Returns true if two names are equal. Works in constants.
pub(in crate::facts) const fn is_same(mut one: &[u8], mut other: &[u8]) -> bool {
    while let ([first, one_after @ ..], [second, other_after @ ..]) = (one, other) {
        if *first != *second {
            return false;
        }
        (one, other) = (one_after, other_after);
    }
    one.is_empty() && other.is_empty()
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
