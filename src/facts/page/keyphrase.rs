//! The keyphrase of a page: the search terms that its owner wants it to be found for.
use super::PageFacts;
use crate::facts::text::{Phrase, sentence_parts};
use std::cell::OnceCell;

/// The keyphrase as the caller named it, and views of it that are computed on first use.
#[derive(Debug, Default)]
pub(super) struct Keyphrase {
    text: Option<String>,
    phrase: OnceCell<Option<Phrase>>,
    uses: OnceCell<Vec<KeyphraseUse>>,
}

/// The use of the keyphrase in one paragraph of the prose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeyphraseUse {
    /// Number of times that a sentence has all its content words.
    pub count: usize,
    /// True if a sentence has at least half of its content words.
    pub is_mentioned: bool,
    /// Number of words of the paragraph.
    pub words: usize,
}

impl PageFacts {
    /// Names the keyphrase of the page.
    #[must_use]
    pub fn with_keyphrase(mut self, text: Option<&str>) -> Self {
        self.keyphrase = Keyphrase { text: text.map(str::to_owned), ..Keyphrase::default() };
        self
    }

    /// Returns the keyphrase of the page, read in the language of its content. `None` if the caller named none.
    pub fn keyphrase(&self) -> Option<&Phrase> {
        let phrase = self.keyphrase.phrase.get_or_init(|| {
            let text = self.keyphrase.text.as_deref()?;
            // Without a known language, words in ASCII have the endings of English.
            let unknown = if text.is_ascii() { "en" } else { "und" };
            Some(Phrase::new(text, self.content_language().unwrap_or(unknown))).filter(|phrase| phrase.words > 0)
        });
        phrase.as_ref()
    }

    /// Returns the use of the keyphrase in each paragraph of the prose; empty without a keyphrase.
    pub fn keyphrase_uses(&self) -> &[KeyphraseUse] {
        self.keyphrase.uses.get_or_init(|| {
            let Some(phrase) = self.keyphrase() else { return Vec::new() };
            let uses = self.prose().paragraphs.iter().map(|paragraph| {
                let count = sentence_parts(&paragraph.text).map(|part| phrase.count_in(part.text)).sum();
                let is_mentioned = || sentence_parts(&paragraph.text).any(|part| phrase.is_half_in(part.text));
                KeyphraseUse { count, is_mentioned: count > 0 || is_mentioned(), words: paragraph.words }
            });
            uses.collect()
        })
    }
}
