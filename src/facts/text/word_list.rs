//! Word lists by language.

/// Words of several languages that serve one purpose, such as names of privacy policies. It speaks only for the languages
/// that it holds.
#[derive(Debug)]
pub struct WordList {
    /// Primary subtags, each with its words in lower case, separated by `|`.
    entries: &'static [(&'static str, &'static str)],
}
