//! A paragraph of prose and its sentences.
use crate::facts::html::{Document, Element, NodeId, TextOffset};
use crate::facts::text::{Part, WordCount, sentence_parts};
use std::ops::Range;

/// A run of text between two block boundaries.
#[derive(Debug)]
pub struct Paragraph {
    element: NodeId,
    /// Its text with white space collapsed, and a line feed for every `br`.
    pub text: String,
    /// Number of words, including those in incomplete sentences.
    pub words: usize,
    /// The same, for adding up.
    pub(super) count: WordCount,
    /// Number of headings before it.
    pub section: usize,
    sentences: Vec<Sentence>,
}

/// A complete sentence of a paragraph.
#[derive(Debug)]
struct Sentence {
    /// Its range in the text of the paragraph.
    text: Range<TextOffset>,
    count: WordCount,
}

impl Paragraph {
    pub(in crate::facts) fn read(element: NodeId, text: String, section: usize) -> Self {
        let (mut count, mut sentences) = (WordCount::default(), Vec::new());
        for Part { start, text, is_sentence } in sentence_parts(&text) {
            let words = WordCount::of(text);
            count += words;
            if is_sentence {
                let text = start as TextOffset..(start + text.len()) as TextOffset;
                sentences.push(Sentence { text, count: words });
            }
        }
        Self { element, text, words: count.total(), count, section, sentences }
    }

    /// The `p`, `li`, `td`, `dd` or `blockquote` that contains it.
    pub fn element<'a>(&self, document: &'a Document) -> Option<Element<'a>> {
        document.element(self.element)
    }

    /// Returns its complete sentences.
    pub fn sentences(&self) -> impl Iterator<Item = &str> {
        self.sentences_with_words().map(|(sentence, _)| sentence)
    }

    /// Returns its complete sentences with their number of words.
    pub(super) fn sentences_with_words(&self) -> impl Iterator<Item = (&str, usize)> {
        self.counted_sentences().map(|(sentence, count)| (sentence, count.total()))
    }

    /// Returns its complete sentences with their counts of words.
    pub(super) fn counted_sentences(&self) -> impl Iterator<Item = (&str, WordCount)> {
        self.sentences.iter().map(|Sentence { text, count }| {
            (self.text.get(text.start as usize..text.end as usize).unwrap_or_default(), *count)
        })
    }

    /// Returns the number of words of several paragraphs.
    pub fn sum<'a>(paragraphs: impl IntoIterator<Item = &'a Self>) -> usize {
        paragraphs.into_iter().map(|paragraph| paragraph.count).sum::<WordCount>().total()
    }
}
