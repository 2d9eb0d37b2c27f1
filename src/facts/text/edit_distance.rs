//! How words compare: whether they are the same, and how far one is from another.

/// Letters to add, drop or change to make one word of the other; words beyond 40 bytes count as far apart.
pub fn distance(one: &str, other: &str) -> usize {
    if one.len() > 40 || other.len() > 40 {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, letter) in one.bytes().enumerate() {
        let mut left = line + 1;
        let mut diagonal = std::mem::replace(row.first_mut().unwrap_or(&mut 0), left);
        for (cell, other) in row.iter_mut().skip(1).zip(other.bytes()) {
            let changed = diagonal + usize::from(letter != other);
            diagonal = *cell;
            left = changed.min(left + 1).min(*cell + 1);
            *cell = left;
        }
    }
    row.last().copied().unwrap_or(0)
}

/// Whether one of these parts stands in the text.
pub(in crate::facts) fn has_part(text: &str, parts: &[&str]) -> bool {
    let first_of = |part: &str| part.as_bytes().first().copied().unwrap_or_default();
    // In most places of a text none of them begins.
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

/// Whether two names are the same, for use when a constant is made.
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
    fn letters_are_counted() {
        for (one, other, expected) in
            [("", "", 0), ("", "ab", 2), ("noindx", "noindex", 1), ("alow", "allow", 1), ("kitten", "sitting", 3)]
        {
            assert_eq!((distance(one, other), distance(other, one)), (expected, expected));
        }
    }
}
