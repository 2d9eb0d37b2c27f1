//! Extractor: chunks in, Document out, in one lol_html pass.
//!
//! lol_html tells of end tags only where it knows what they close, and of text piece by piece. So every token's place
//! in the source is compared with the end of the one before: what lies between are end tags, all of them.
use super::charset::{PRESCAN, sniff};
use super::document::{Doctype, Document, EncodingSource};
use super::element::clip;
use super::tree::{StartTag, Tree};
use encoding_rs::{CoderResult, Decoder};
use lol_html::html_content::{Comment, Doctype as DoctypeToken, Element, TextChunk, TextType};
use lol_html::{DocumentContentHandlers, ElementContentHandlers, HtmlRewriter, MemorySettings, OutputSink, Settings};
use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Range;
use std::rc::Rc;

/// Most bytes of decoded source that are read, unless a caller says otherwise.
pub const MAX_BODY: usize = 8 << 20;
/// What lol_html may hold: an unfinished token, and the names of open elements.
const PARSER_MEMORY: usize = 10 << 20;
const MAX_COMMENTS: usize = 64;

/// Takes a page in pieces of any size.
pub struct Extractor {
    state: Rc<RefCell<State>>,
    rewriter: Option<HtmlRewriter<'static, NoOutput>>,
    decoder: Option<Decoder>,
    start: Vec<u8>,
    content_type: Option<String>,
    decoded: String,
    limit: usize,
}

struct NoOutput;

impl OutputSink for NoOutput {
    fn handle_chunk(&mut self, _chunk: &[u8]) {}
}

#[derive(Default)]
struct State {
    tree: Tree,
    /// The source from `base` on, as far as it may still be needed.
    source: String,
    base: usize,
    /// Where the last token ended.
    done: usize,
    /// Text that is not known to be whole yet.
    run: Range<usize>,
    decode_run: bool,
    doctype_seen: bool,
}

impl Extractor {
    /// Begins a page that came with this Content-Type and of which so many decoded bytes are to be read.
    pub fn new(content_type: Option<&str>, limit: usize) -> Self {
        let state = Rc::new(RefCell::new(State { tree: Tree::new(), ..State::default() }));
        Self {
            rewriter: Some(rewriter(&state)),
            state,
            decoder: None,
            start: Vec::new(),
            content_type: content_type.map(str::to_owned),
            decoded: String::new(),
            limit,
        }
    }

    /// Takes the next piece; whether more is wanted.
    pub fn write(&mut self, chunk: &[u8]) -> bool {
        if self.decoder.is_some() {
            self.decode(chunk, false);
        } else {
            self.start.extend_from_slice(chunk);
            if self.start.len() >= PRESCAN {
                self.begin(false);
            }
        }
        self.rewriter.is_some()
    }

    /// The page so far is marked as cut off: the connection broke or the body was too long.
    pub fn mark_truncated(&mut self) {
        self.state.borrow_mut().tree.document.truncated = true;
    }

    /// Ends the page.
    pub fn end(mut self) -> Document {
        if self.decoder.is_some() {
            self.decode(&[], true)
        } else {
            self.begin(true)
        }
        let failed = self.rewriter.take().is_some_and(|rewriter| rewriter.end().is_err());
        let mut state = self.state.take();
        state.tree.document.truncated |= failed;
        let end = state.base + state.source.len();
        state.catch_up(end);
        state.tree.document.length = end;
        state.tree.finish()
    }

    fn begin(&mut self, last: bool) {
        let (encoding, source) = sniff(&self.start, self.content_type.as_deref());
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

    /// Gives the decoded text to the parser, up to the limit.
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
        state.forget();
        if state.tree.document.truncated {
            // A parser that has failed must not be called again, not even to end.
            self.rewriter = None;
        }
    }
}

impl State {
    /// Handles what lies before the token that begins here: text that is now whole, then end tags.
    fn catch_up(&mut self, start: usize) {
        self.end_run();
        if start <= self.done {
            return;
        }
        let from = self.done;
        self.done = start;
        let mut gap = slice(&self.source, self.base, from..start);
        while let Some((name, place, rest)) = next_end_tag(gap) {
            let offset = start - gap.len() + place;
            self.tree.end(&lowercase(name), offset);
            gap = rest;
        }
    }

    fn end_run(&mut self) {
        if !self.run.is_empty() {
            let text = slice(&self.source, self.base, self.run.clone());
            self.tree.text(text, self.decode_run, self.run.start);
            self.run = 0..0;
        }
    }

    /// Lets go of source that no token can need any more.
    fn forget(&mut self) {
        let needed = if self.run.is_empty() { self.done } else { self.run.start };
        let unneeded = needed.saturating_sub(self.base).min(self.source.len());
        self.source.drain(..unneeded);
        self.base += unneeded;
    }

    fn text(&mut self, chunk: &TextChunk<'_>) {
        let place = chunk.source_location().bytes();
        if place.start > self.done {
            self.catch_up(place.start);
        }
        if self.run.is_empty() {
            self.run = place.clone();
            self.decode_run = matches!(chunk.text_type(), TextType::Data | TextType::RCData);
        }
        self.run.end = self.run.end.max(place.end);
        self.done = self.done.max(place.end);
        if chunk.last_in_text_node() {
            self.end_run();
        }
    }

    fn element(&mut self, element: &Element<'_, '_>) {
        let place = element.source_location().bytes();
        self.catch_up(place.start);
        self.done = place.end;
        let (source, base) = (self.source.as_str(), self.base);
        let tag = slice(source, base, place.clone()).get(1..).unwrap_or_default();
        self.tree.start(StartTag {
            name: tag_name(tag),
            self_closing: element.is_self_closing(),
            offset: place.start,
            attributes: element.attributes().iter().map(|attribute| {
                let name = attribute.name_source_location().map_or("", |place| slice(source, base, place.bytes()));
                let value = attribute.value_source_location().map_or("", |place| slice(source, base, place.bytes()));
                (name, value)
            }),
        });
    }

    fn comment(&mut self, comment: &Comment<'_>) {
        let place = comment.source_location().bytes();
        self.catch_up(place.start);
        self.done = place.end;
        if self.tree.document.comments.len() < MAX_COMMENTS {
            self.tree.document.comments.push(clip(&comment.text(), 256).to_owned());
        }
    }

    fn doctype(&mut self, doctype: &DoctypeToken<'_>) {
        let place = doctype.source_location().bytes();
        self.catch_up(place.start);
        self.done = place.end;
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
    let (on_text, on_comment, on_doctype) = (Rc::clone(state), Rc::clone(state), Rc::clone(state));
    let every_element = "*".parse().map(|selector| {
        let handlers = ElementContentHandlers::default().element(move |element: &mut Element<'_, '_>| {
            on_element.borrow_mut().element(element);
            Ok(())
        });
        (Cow::Owned(selector), handlers)
    });
    let document = DocumentContentHandlers::default()
        .text(move |chunk: &mut TextChunk<'_>| {
            on_text.borrow_mut().text(chunk);
            Ok(())
        })
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
        .with_memory_settings(MemorySettings::new().with_max_allowed_memory_usage(PARSER_MEMORY))
        .with_strict(false);
    if let Ok(handlers) = every_element {
        settings = settings.append_element_content_handler(handlers);
    }
    HtmlRewriter::new(settings, NoOutput)
}

/// The part of the source that stands at this place, as far as it is still held from `base` on.
fn slice(source: &str, base: usize, place: Range<usize>) -> &str {
    let (start, end) = (place.start.checked_sub(base), place.end.checked_sub(base));
    start.zip(end).and_then(|(start, end)| source.get(start..end)).unwrap_or_default()
}

fn tag_name(tag: &str) -> &str {
    let is_end = |byte: u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>');
    tag.split_at_checked(tag.bytes().position(is_end).unwrap_or(tag.len())).map_or(tag, |(name, _)| name)
}

/// The first end tag between two tokens: its name, its place and what follows it.
fn next_end_tag(gap: &str) -> Option<(&str, usize, &str)> {
    let mut from = 0;
    loop {
        let place = from + memchr::memchr(b'<', gap.as_bytes().get(from..)?)?;
        let tag = gap.get(place..)?;
        if let Some(tag) =
            tag.strip_prefix("</").filter(|tag| tag.starts_with(|first: char| first.is_ascii_alphabetic()))
        {
            let name = tag_name(tag);
            return Some((name, place, after_tag(tag.get(name.len()..)?)?));
        }
        from = place + 1;
    }
}

/// What follows a tag whose name has been read; a `>` in a quoted value does not end it.
fn after_tag(rest: &str) -> Option<&str> {
    let bytes = rest.as_bytes();
    let (mut place, mut after_equals) = (0, false);
    loop {
        match bytes.get(place)? {
            b'>' => return rest.get(place + 1..),
            quote @ (b'"' | b'\'') if after_equals => {
                place += 1 + memchr::memchr(*quote, bytes.get(place + 1..)?)?;
                after_equals = false;
            }
            byte => after_equals = *byte == b'=' || after_equals && byte.is_ascii_whitespace(),
        }
        place += 1;
    }
}

fn lowercase(name: &str) -> Cow<'_, str> {
    if name.bytes().any(|byte| byte.is_ascii_uppercase()) { name.to_ascii_lowercase().into() } else { name.into() }
}

/// Reads a page that is there as a whole.
pub fn document(bytes: &[u8], content_type: Option<&str>) -> Document {
    let mut extractor = Extractor::new(content_type, MAX_BODY);
    extractor.write(bytes);
    extractor.end()
}
