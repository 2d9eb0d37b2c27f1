//! Shortening text: collapsing white space and truncating.

/// Replaces each run of white space with one space and trims the ends.
pub fn collapse(text: &str) -> String {
    let text = text.trim();
    if text.is_ascii() && is_even(text.as_bytes()) {
        return text.to_owned();
    }
    let mut collapsed = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !collapsed.is_empty() {
            collapsed.push(' ');
        }
        collapsed.push_str(word);
    }
    collapsed
}

/// Truncates a text to at most this many bytes, at a character boundary.
pub fn clip(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// Truncates a text to at most this many characters, with an ellipsis as the last one if it was longer.
pub fn shorten(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Returns true if no two spaces are adjacent and there are no control characters. It may return false for collapsed
/// text: it is fast because it has no branch for each byte.
pub(in crate::facts) fn is_even(text: &[u8]) -> bool {
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    !pairs.fold(false, |is_uneven, (byte, next)| is_uneven | (*byte < b' ') | (*byte == b' ') & (*next <= b' '))
}
