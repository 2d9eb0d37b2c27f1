//! Plain text: words, sentences, dates, languages.
mod contact;
mod edit_distance;
mod fold;
mod hreflang;
mod iso8601;
mod javascript;
mod language_tags;
mod loose_dates;
mod numbers;
mod passive;
mod percent;
mod phone_numbers;
mod references;
mod search;
mod sentences;
mod spoken_forms;
mod spoken_words;
mod stop_words;
mod subtags;
mod syllables;
mod transitions;
mod truncate;
mod width;
mod word_lists;
mod words;

pub use contact::{is_address_in, is_phone_in};
pub use edit_distance::{distance, is_one_edit};
pub use fold::fold;
pub use hreflang::hreflang_fault;
pub use iso8601::{Moment, is_duration, year_and_month};
pub use javascript::{Reach, find_calls, reach};
pub use language_tags::{TagFault, is_language_tag, language_tag_fault};
pub use loose_dates::day_of;
pub use numbers::number_fault;
pub use passive::is_passive;
pub use percent::percent_decoded;
pub use phone_numbers::labeled_phone_numbers;
pub use references::shown_references;
pub(super) use search::is_same;
pub use search::{after_each, contains, contains_any, find, has_template_syntax};
pub(super) use sentences::{Part, sentence_parts};
pub use spoken_forms::may_sound_like;
pub use spoken_words::{contains_words, spoken_words};
pub(super) use stop_words::{FREQUENT_ENGLISH, FREQUENT_FRENCH, LANGUAGE_MARKERS};
pub use stop_words::{FREQUENT_IN_PROSE, FREQUENT_IN_TITLES};
pub use syllables::syllables;
pub use transitions::has_transition;
pub(super) use truncate::is_even;
pub use truncate::{clip, collapse, shorten};
pub use width::width;
pub use word_lists::{
    BYLINES, CONSENT, GENERIC_HEADINGS, GENERIC_LINKS, GENERIC_TITLES, IMPRINTS, LEGAL_PAGES, LOAD_MORE, MISSING_PAGES,
    PLACEHOLDER_ALTS, PRIVACY_POLICIES, PRIVATE_PATHS, SEARCH_PATHS, SKIP_LINKS, WordList,
};
pub use words::{WordCount, count_words, has_words, is_word, pieces, trim_punctuation};
pub(super) use words::{is_space, units};
