//! Searching text for substrings.
use memchr::memmem;

/// Returns true if a text contains a part.
///
/// The result is that of [`str::contains`], which prepares for the worst patterns before it starts. Where it is not
/// vectorized, as in wasm, that takes longer than reading the short texts that pages consist of.
pub fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Returns the position of the first occurrence of a part, in bytes.
pub fn find(text: &str, part: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), part.as_bytes())
}

/// Returns the positions of all occurrences of a part that do not overlap, in bytes.
pub(super) fn positions(text: &str, part: &str) -> impl Iterator<Item = usize> {
    memmem::find_iter(text.as_bytes(), part)
}

/// Returns true if a text contains one of these parts.
pub fn contains_any(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| contains(text, part))
}

/// Returns what follows each occurrence of a part, up to the next one: [`str::split`] without its first item.
pub fn after_each<'a>(text: &'a str, part: &'a str) -> impl Iterator<Item = &'a str> {
    let mut positions = memmem::find_iter(text.as_bytes(), part).peekable();
    std::iter::from_fn(move || {
        let start = positions.next()? + part.len();
        text.get(start..positions.peek().copied().unwrap_or(text.len()))
    })
}

/// Returns true if a text contains template syntax that a server or a script should have replaced.
pub fn has_template_syntax(text: &str) -> bool {
    contains_any(text, &["{{", "{%", "<%", "${"])
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
    use super::{after_each, contains, contains_any};

    #[test]
    fn after_each_is_split_without_its_first_item() {
        for text in ["", "//", "a//b", "//a////b///", "/ / /"] {
            assert_eq!(
                after_each(text, "//").collect::<Vec<_>>(),
                text.split("//").skip(1).collect::<Vec<_>>(),
                "{text}"
            );
        }
    }

    #[test]
    fn finds_what_str_contains_finds() {
        let words = ["a", "", "ab", "privacy", "vie privée", "隐私"];
        let texts =
            ["", "a", "xab", "our privacy-policy", "La vie privée", "关于隐私", "priv acy vie  privée 隐", "ba"];
        for text in texts.map(str::to_owned).into_iter().chain([format!("{}隐私", "x".repeat(600))]) {
            for word in words {
                assert_eq!(contains(&text, word), text.contains(word), "{word:?} in {text:?}");
            }
            for some in [&words[..1], &words[2..], &words[3..], &["b", "p", "隐", "q"]] {
                assert_eq!(
                    contains_any(&text, some),
                    some.iter().any(|word| text.contains(word)),
                    "{some:?} in {text:?}"
                );
            }
        }
    }
}
