//! Searching text for what stands in the source of a rule.
use memchr::memmem;

/// Longest text whose pairs of bytes tell which words it cannot have, and fewest words for which that is worth a pass.
const SHORT: usize = 512;
const MANY: usize = 4;

/// Whether a text has this in it.
///
/// As [`str::contains`], which has to prepare for the worst of patterns before it begins: where it is not vectorised, as
/// in wasm, that takes longer than to read the short texts that pages consist of.
pub fn contains(text: &str, part: &str) -> bool {
    find(text, part).is_some()
}

/// Where a text has this in it for the first time.
pub fn find(text: &str, part: &str) -> Option<usize> {
    memmem::find(text.as_bytes(), part.as_bytes())
}

/// Whether a text has one of these in it.
pub fn contains_any(text: &str, parts: &[&str]) -> bool {
    if text.len() > SHORT || parts.len() < MANY {
        return parts.iter().any(|part| contains(text, part));
    }
    let pairs = Pairs::of(text.as_bytes());
    parts.iter().any(|part| pairs.may_have(part.as_bytes()) && contains(text, part))
}

/// What follows each place where a text has this in it, up to the next such place: [`str::split`] without its first part.
pub fn after_each<'a>(text: &'a str, part: &'a str) -> impl Iterator<Item = &'a str> {
    let mut places = memmem::find_iter(text.as_bytes(), part).peekable();
    std::iter::from_fn(move || {
        let start = places.next()? + part.len();
        text.get(start..places.peek().copied().unwrap_or(text.len()))
    })
}

/// Whether it has marks of a template that a server or a script was to fill in.
pub fn has_template_marks(text: &str) -> bool {
    contains_any(text, &["{{", "{%", "<%", "${"])
}

/// The pairs of neighbouring bytes of a text, each as one of 512 bits.
struct Pairs([u64; 8]);

impl Pairs {
    fn of(text: &[u8]) -> Self {
        let mut pairs = Self([0; 8]);
        for pair in text.array_windows() {
            let (block, bit) = Self::place(*pair);
            if let Some(block) = pairs.0.get_mut(block) {
                *block |= bit;
            }
        }
        pairs
    }

    /// Whether all pairs at the start of a word are among them. Without them the text has no such word.
    fn may_have(&self, word: &[u8]) -> bool {
        word.array_windows().take(3).all(|pair| {
            let (block, bit) = Self::place(*pair);
            self.0.get(block).is_some_and(|block| block & bit != 0)
        })
    }

    #[inline(always)]
    fn place([first, second]: [u8; 2]) -> (usize, u64) {
        (usize::from((first ^ second >> 3) & 7), 1 << ((second ^ first >> 3) & 63))
    }
}

#[cfg(test)]
mod tests {
    use super::{after_each, contains, contains_any};

    #[test]
    fn parts_follow_one_another() {
        for text in ["", "//", "a//b", "//a////b///", "/ / /"] {
            assert_eq!(
                after_each(text, "//").collect::<Vec<_>>(),
                text.split("//").skip(1).collect::<Vec<_>>(),
                "{text}"
            );
        }
    }

    #[test]
    fn finds_what_stands_there() {
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
