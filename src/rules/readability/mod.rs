//! The rules of module `readability`.
mod all_caps_text;
mod centered_text;
mod consecutive_starts;
mod flesch;
mod justified_text;
mod line_break_paragraphs;
mod list_usage;
mod long_words;
mod paragraph_length;
mod passive_voice;
mod reading_time;
mod sample_size;
mod sentence_length;
mod subheading_distribution;
mod transition_words;

use crate::rule::Rule;

/// In the order of findings.
pub(super) const RULES: &[Rule] = &[
    flesch::RULE,
    sentence_length::RULE,
    paragraph_length::RULE,
    all_caps_text::RULE,
    subheading_distribution::RULE,
    line_break_paragraphs::RULE,
    list_usage::RULE,
    consecutive_starts::RULE,
    justified_text::RULE,
    centered_text::RULE,
    passive_voice::RULE,
    transition_words::RULE,
    long_words::RULE,
    reading_time::RULE,
    sample_size::RULE,
];
