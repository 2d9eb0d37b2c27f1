//! Words, sentences, dates and other plain text.
mod edit_distance;
mod hreflang;
mod iso8601;
mod language_tags;
mod loose_dates;
mod search;
mod sentences;
mod spoken_words;
mod syllables;
mod truncate;
mod words;

pub use edit_distance::distance;
pub(super) use edit_distance::{has_part, is_same};
pub use hreflang::hreflang_fault;
pub use iso8601::{Moment, is_duration};
pub use language_tags::is_language_tag;
pub use loose_dates::day_of;
pub use search::{after_each, contains, contains_any, find, has_template_marks};
pub(super) use sentences::{Part, sentence_parts};
pub use spoken_words::{contains_words, spoken_words};
pub use syllables::syllables;
pub(super) use truncate::is_even;
pub use truncate::{clip, collapse, shorten};
pub(super) use words::is_space;
pub use words::{count_words, is_word, pieces, without_marks};
