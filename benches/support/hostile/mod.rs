//! Inputs that a hostile site may serve, by kind: what costs much if work is not bounded. The same on every machine.
mod data;
mod files;
mod headers;
mod markup;
mod references;
mod styles;
mod words;

use sitegauge::model::{Answer, SiteFile, SiteFiles};

/// A named generator of inputs of any size.
pub(crate) struct Input {
    /// The kind, then what is special.
    pub(crate) name: &'static str,
    /// Generates an input of about this size in bytes.
    pub(crate) make: fn(usize) -> Case,
}

/// Everything that a site serves for one audit of one page.
#[derive(Default)]
pub(crate) struct Case {
    pub(crate) html: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) files: SiteFiles,
}

impl Case {
    /// Returns the number of bytes that the site sends.
    pub(crate) fn bytes(&self) -> usize {
        let headers = self.headers.iter().map(|(name, value)| name.len() + value.len() + 4);
        let files = [&self.files.robots, &self.files.sitemap, &self.files.llms, &self.files.missing];
        let files = files.iter().filter_map(|file| file.answer()).map(|answer| answer.body.len());
        self.html.len() + headers.sum::<usize>() + files.sum::<usize>()
    }

    fn header(mut self, name: &str, value: String) -> Self {
        self.headers.push((name.to_owned(), value));
        self
    }
}

/// Returns all inputs.
pub(crate) fn inputs() -> impl Iterator<Item = &'static Input> {
    let kinds = [
        references::INPUTS,
        markup::INPUTS,
        styles::INPUTS,
        data::INPUTS,
        words::INPUTS,
        headers::INPUTS,
        files::INPUTS,
    ];
    kinds.into_iter().flatten()
}

/// Writes pieces until they have this size. `piece` gets the number of the piece.
fn fill(size: usize, mut piece: impl FnMut(usize) -> String) -> String {
    let (mut text, mut number) = (String::with_capacity(size + (4 << 10)), 0);
    while text.len() < size {
        text.push_str(&piece(number));
        number += 1;
    }
    text
}

/// Returns a page that is indexable, so that all rules judge it, with this in its body.
fn page(body: impl AsRef<str>) -> Case {
    with_head("", body)
}

/// Returns the same with this in its head.
fn with_head(head: impl AsRef<str>, body: impl AsRef<str>) -> Case {
    let start = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Cats and dogs</title>\n\
                 <link rel=\"canonical\" href=\"https://example.com/cats?a=1&amp;b=2\">\n";
    let html = format!("{start}{}</head><body>\n<h1>Cats</h1>{}</body></html>\n", head.as_ref(), body.as_ref());
    Case { html, ..Case::default() }
}

/// Returns a page with this many bytes of the same piece in its body.
fn repeat(size: usize, piece: &str) -> Case {
    page(piece.repeat(size / piece.len() + 1))
}

/// Returns a page where this many bytes are spent on opening elements, and on closing them again.
fn nest(size: usize, open: &str, close: &str) -> Case {
    let count = size / (open.len() + close.len()) + 1;
    page(format!("{}deep{}", open.repeat(count), close.repeat(count)))
}

/// Returns a successful response with this body.
fn answer(body: String, content_type: &str) -> SiteFile {
    let content_type = Some(content_type.to_owned());
    SiteFile::Answered(Answer { status: 200, content_type, body, ..Answer::default() })
}

/// Returns ordinary text of this size in bytes.
fn prose(size: usize) -> String {
    fill(size, |number| format!("{} ", WORDS[(number * 7 + number / 11) % WORDS.len()]))
}

const WORDS: [&str; 16] = [
    "cats",
    "and",
    "dogs",
    "live",
    "together.",
    "They",
    "sleep",
    "under",
    "the",
    "table,",
    "where",
    "it",
    "is",
    "warm.",
    "Nobody",
    "knows",
];
