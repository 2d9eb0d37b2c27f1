//! Extractor: builds a Document from chunks of bytes in one lol_html pass.
//!
//! lol_html reports end tags only if it knows the element that they close, and decodes text that is already decoded.
//! So the source between the end of one token and the start of the next is read here: it contains text and end tags.
use super::document::{Doctype, Document, EncodingSource};
use super::element_traits::{DECODED, TEXT_ONLY, Tag};
use super::encoding::{PRESCAN_BYTES, sniff, sniff_late};
use super::ids::NameId;
use super::tokens::{Gap, GapToken, tag_name};
use super::utf8_probe::{Utf8Probe, is_probed};
use crate::facts::html::tree_builder::{StartTag, Tree};
use crate::facts::text::clip;
use encoding_rs::{CoderResult, Decoder, Encoding};
use lol_html::html_content::{Comment, Doctype as DoctypeToken, Element, EndTag};
use lol_html::{DocumentContentHandlers, ElementContentHandlers, HtmlRewriter, MemorySettings, OutputSink, Settings};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Default limit for the decoded source of a page, in bytes.
pub const MAX_BODY: usize = 8 << 20;
/// Memory limit of lol_html in bytes: an unfinished token and the names of open elements.
const MAX_PARSER_MEMORY: usize = 10 << 20;
const MAX_COMMENTS: usize = 64;
const HTML_NAMESPACE: &str = "http://www.w3.org/1999/xhtml";

/// Streaming parser for one page. Accepts chunks of any size.
pub struct Extractor {
    state: Rc<RefCell<State>>,
    rewriter: Option<HtmlRewriter<'static, NoOutput>>,
    decoder: Option<Decoder>,
    probe: Utf8Probe,
    start: Vec<u8>,
    content_type: Option<String>,
    decoded: String,
    limit: usize,
    /// True if the rest of the page is missing.
    is_cut: bool,
}

struct NoOutput;

impl OutputSink for NoOutput {
    fn handle_chunk(&mut self, _chunk: &[u8]) {}
}

#[derive(Default)]
struct State {
    tree: Tree,
    /// The decoded source from byte offset `base` on; earlier source is discarded.
    source: String,
    base: usize,
    /// Byte offset in the source at which the last token ended.
    read_to: usize,
    /// The name of the current element, if it contains only text up to its end tag.
    text_only: Option<NameId>,
    doctype_seen: bool,
}

impl Extractor {
    /// Creates an extractor for a page with this Content-Type. At most `limit` bytes of decoded source are read.
    pub fn new(content_type: Option<&str>, limit: usize) -> Self {
        let state = Rc::new(RefCell::new(State { tree: Tree::new(), ..State::default() }));
        Self {
            rewriter: Some(rewriter(&state)),
            state,
            decoder: None,
            probe: Utf8Probe::default(),
            start: Vec::new(),
            content_type: content_type.map(str::to_owned),
            decoded: String::new(),
            limit,
            is_cut: false,
        }
    }

    /// Processes the next chunk. Returns false if no more input is needed. A page that declares no encoding at its start
    /// is kept until its end, since any later byte may decide how the first ones are read.
    pub fn write(&mut self, chunk: &[u8]) -> bool {
        if self.decoder.is_some() {
            self.decode(chunk, false);
            return self.rewriter.is_some();
        }
        let is_at_start = self.start.len() < PRESCAN_BYTES;
        self.start.extend_from_slice(chunk);
        if is_at_start
            && self.start.len() >= PRESCAN_BYTES
            && let Some((encoding, source)) = sniff(&self.start, self.content_type.as_deref())
        {
            self.begin(encoding, source, false);
            return self.rewriter.is_some();
        }
        let is_too_long = self.start.len() > self.limit;
        if is_too_long {
            self.start.truncate(self.limit);
            self.mark_truncated();
        }
        !is_too_long
    }

    /// Marks the page as truncated: the connection broke or the body was too long.
    pub fn mark_truncated(&mut self) {
        self.is_cut = true;
    }

    /// Ends the page and returns the document.
    pub fn end(mut self) -> Document {
        if self.decoder.is_some() {
            self.decode(&[], true)
        } else {
            let early = sniff(&self.start, self.content_type.as_deref());
            let (encoding, source) = early.unwrap_or_else(|| sniff_late(&self.start, !self.is_cut));
            self.begin(encoding, source, true)
        }
        // The unfinished token at which a page is cut off is not text.
        let rewriter = self.rewriter.take().filter(|_| !self.is_cut);
        let failed = rewriter.is_some_and(|rewriter| rewriter.end().is_err());
        let mut state = self.state.take();
        state.tree.document.truncated |= failed | self.is_cut;
        let end = state.base + state.source.len();
        state.catch_up(end);
        state.tree.document.length = end;
        state.tree.document.is_utf8_after_all =
            self.decoder.is_some_and(|decoder| self.probe.contradicts(decoder.encoding()));
        state.tree.finish()
    }

    fn begin(&mut self, encoding: &'static Encoding, source: EncodingSource, last: bool) {
        {
            let document = &mut self.state.borrow_mut().tree.document;
            (document.encoding, document.encoding_source) = (encoding.name(), source);
        }
        self.decoder = Some(match source {
            EncodingSource::Bom => encoding.new_decoder_with_bom_removal(),
            _ => encoding.new_decoder_without_bom_handling(),
        });
        let start = std::mem::take(&mut self.start);
        self.decode(&start, last);
    }

    fn decode(&mut self, mut bytes: &[u8], last: bool) {
        let Some(mut decoder) = self.decoder.take() else { return };
        if is_probed(decoder.encoding()) {
            self.probe.feed(bytes);
        }
        loop {
            let wanted = decoder.max_utf8_buffer_length(bytes.len()).unwrap_or(64 << 10).min(64 << 10);
            self.decoded.clear();
            self.decoded.reserve(wanted.max(64));
            let (result, read, malformed) = decoder.decode_to_string(bytes, &mut self.decoded, last);
            self.state.borrow_mut().tree.document.malformed |= malformed;
            self.feed();
            bytes = bytes.get(read..).unwrap_or_default();
            if result == CoderResult::InputEmpty || self.rewriter.is_none() {
                break;
            }
        }
        self.decoder = Some(decoder);
    }

    /// Passes the decoded text to the parser, up to the limit.
    fn feed(&mut self) {
        let Some(rewriter) = self.rewriter.as_mut() else { return };
        let piece = {
            let state = &mut *self.state.borrow_mut();
            let room = self.limit.saturating_sub(state.base + state.source.len());
            let piece = clip(&self.decoded, room);
            state.source.push_str(piece);
            state.tree.document.truncated |= piece.len() < self.decoded.len();
            piece
        };
        let broken = rewriter.write(piece.as_bytes()).is_err();
        let state = &mut *self.state.borrow_mut();
        state.tree.document.truncated |= broken;
        state.discard_read_source();
        if state.tree.document.truncated {
            // A parser that has failed must not be called again, not even to end.
            self.rewriter = None;
        }
    }
}

impl State {
    /// Processes the source between the last token and the one that begins at byte offset `start`.
    fn catch_up(&mut self, start: usize) {
        if let Some(name) = self.text_only.take() {
            return self.read_to_end(name, start);
        }
        let from = self.read_to;
        self.read_to = self.read_to.max(start);
        let gap = slice(&self.source, self.base, from..start);
        for token in Gap::new(gap, from) {
            match token {
                GapToken::Text { text, decode, offset } => self.tree.text(text, decode, offset),
                GapToken::End { name, offset } => self.tree.end(&lowercase(name), offset),
            }
        }
    }

    /// Reads the text of an element that contains only text, up to its end tag or the end of the page.
    fn read_to_end(&mut self, name: NameId, end: usize) {
        let from = self.read_to;
        self.read_to = self.read_to.max(end);
        let names = &self.tree.document.names;
        let decode = names.traits(name).has(DECODED);
        let text = without_unfinished_end(slice(&self.source, self.base, from..end), names.name(name));
        if !text.is_empty() {
            self.tree.text(text, decode, from);
        }
    }

    /// Discards source that has been processed.
    fn discard_read_source(&mut self) {
        let unneeded = self.read_to.saturating_sub(self.base).min(self.source.len());
        self.source.drain(..unneeded);
        self.base += unneeded;
    }

    /// Processes a start tag. Returns true if the element contains only text up to its end tag.
    fn element(&mut self, element: &Element<'_, '_>) -> bool {
        let range = element.source_location().bytes();
        self.catch_up(range.start);
        self.read_to = range.end;
        let (source, base) = (self.source.as_str(), self.base);
        let name = tag_name(slice(source, base, range.clone()).get(1..).unwrap_or_default());
        let name = self.tree.start(StartTag {
            name,
            self_closing: element.is_self_closing(),
            offset: range.start,
            attributes: element.attributes().iter().map(|attribute| {
                let name = attribute.name_source_location().map_or("", |range| slice(source, base, range.bytes()));
                let value = attribute.value_source_location().map_or("", |range| slice(source, base, range.bytes()));
                (name, value)
            }),
        });
        let traits = self.tree.document.names.traits(name);
        let is_text_only = traits.has(TEXT_ONLY) || traits.tag == Tag::Plaintext;
        self.text_only = Some(name).filter(|_| is_text_only && element.namespace_uri() == HTML_NAMESPACE);
        self.text_only.is_some()
    }

    fn comment(&mut self, comment: &Comment<'_>) {
        let range = comment.source_location().bytes();
        self.catch_up(range.start);
        self.read_to = range.end;
        if self.tree.document.comments.len() < MAX_COMMENTS {
            self.tree.document.comments.push(clip(&comment.text(), 256).to_owned());
        }
    }

    fn doctype(&mut self, doctype: &DoctypeToken<'_>) {
        let range = doctype.source_location().bytes();
        self.catch_up(range.start);
        self.read_to = range.end;
        if !self.doctype_seen && self.tree.document.is_empty() {
            self.tree.set_doctype(Doctype {
                name: doctype.name().unwrap_or_default(),
                public_id: doctype.public_id(),
                system_id: doctype.system_id(),
            });
        }
        self.doctype_seen = true;
    }
}

fn rewriter(state: &Rc<RefCell<State>>) -> HtmlRewriter<'static, NoOutput> {
    let on_element = Rc::clone(state);
    let (on_comment, on_doctype) = (Rc::clone(state), Rc::clone(state));
    let every_element = "*".parse().map(|selector| {
        let handlers = ElementContentHandlers::default().element(move |element: &mut Element<'_, '_>| {
            if on_element.borrow_mut().element(element)
                && let Some(end_tags) = element.end_tag_handlers()
            {
                let on_end = Rc::clone(&on_element);
                end_tags.push(Box::new(move |end: &mut EndTag<'_>| {
                    on_end.borrow_mut().catch_up(end.source_location().bytes().start);
                    Ok(())
                }));
            }
            Ok(())
        });
        (Cow::Owned(selector), handlers)
    });
    let document = DocumentContentHandlers::default()
        .comments(move |comment: &mut Comment<'_>| {
            on_comment.borrow_mut().comment(comment);
            Ok(())
        })
        .doctype(move |doctype: &mut DoctypeToken<'_>| {
            on_doctype.borrow_mut().doctype(doctype);
            Ok(())
        });
    let mut settings = Settings::new()
        .append_document_content_handler(document)
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(MAX_PARSER_MEMORY))
        .with_strict(false);
    if let Ok(handlers) = every_element {
        settings = settings.append_element_content_handler(handlers);
    }
    HtmlRewriter::new(settings, NoOutput)
}

/// Removes an incomplete end tag from the text of an element, which is present if the page ends inside that tag.
fn without_unfinished_end<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end = |start: &usize| {
        let tag = text.get(start + 2..).unwrap_or_default();
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag.as_bytes().get(name.len()).is_some_and(|next| next.is_ascii_whitespace() || *next == b'/')
    };
    let end = memchr::memmem::rfind(text.as_bytes(), b"</").filter(is_end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Returns the source in this range of byte offsets, or "" if part of it lies before `base` and is discarded.
fn slice(source: &str, base: usize, range: Range<usize>) -> &str {
    let (start, end) = (range.start.checked_sub(base), range.end.checked_sub(base));
    start.zip(end).and_then(|(start, end)| source.get(start..end)).unwrap_or_default()
}

fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Parses a complete page.
pub fn document(bytes: &[u8], content_type: Option<&str>) -> Document {
    let mut extractor = Extractor::new(content_type, MAX_BODY);
    extractor.write(bytes);
    extractor.end()
}
