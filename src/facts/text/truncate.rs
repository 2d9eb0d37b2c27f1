//! Text made shorter: without needless white space, or cut off.

/// The text with runs of white space made one space, and none at its ends.
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

/// The text cut to so many bytes, at the border of a character.
pub fn clip(text: &str, bytes: usize) -> &str {
    text.get(..text.floor_char_boundary(bytes)).unwrap_or(text)
}

/// The text cut to so many characters, with an ellipsis where something was cut off.
pub fn shorten(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        None => text.to_owned(),
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
    }
}

/// Whether all white space is one space between words, as far as can be told without a branch for each byte.
pub(in crate::facts) fn is_even(text: &[u8]) -> bool {
    let pairs = text.iter().zip(text.get(1..).unwrap_or_default());
    !pairs.fold(false, |is_ragged, (each, next)| is_ragged | (*each < b' ') | (*each == b' ') & (*next <= b' '))
}
