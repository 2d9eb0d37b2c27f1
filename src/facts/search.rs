//! Searching text for what stands in the source of a rule.

/// Whether a text has this in it.
///
/// As [`str::contains`], which has to prepare for the worst of patterns before it begins: where it is not vectorised, as
/// in wasm, that takes longer than to read the short texts that pages consist of.
pub fn contains(text: &str, part: &str) -> bool {
    memchr::memmem::find(text.as_bytes(), part.as_bytes()).is_some()
}

/// Whether a text has one of these in it.
pub fn contains_any(text: &str, parts: &[&str]) -> bool {
    parts.iter().any(|part| contains(text, part))
}
