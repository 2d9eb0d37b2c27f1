//! Tree: start tags, end tags and text in; a Document out, by the tree construction of the HTML standard (13.2.6).
//!
//! Elements lie in document order and never move, so what stands wrongly in a table stays there, where the standard
//! moves it in front of the table. All else is done as browsers do it.
mod adoption_agency;
mod body;
mod foreign;
mod formatting;
mod head;
mod insertion_modes;
mod quirks;
mod scopes;
mod tables;
mod types;

pub(super) use types::StartTag;

use crate::facts::html::{
    Attribute, Attributes, BREAKS, CLOSABLE, Doctype, Document, FORMATTING, Groups, NO_NAME, NameId, Node, NodeId, RAW,
    TEXT_ONLY, Tag, TextOffset, Traits, flag, name_hash,
};
use std::borrow::Cow;
use types::{Format, Mode, Open, Start};

/// Most elements of a page; what follows is left unread.
pub const MAX_ELEMENTS: usize = 200_000;
/// Deepest nesting; what is deeper becomes a sibling, as in Blink.
const MAX_DEPTH: usize = 512;
/// Longest attribute value that is kept, in bytes.
const MAX_VALUE: usize = 8 << 10;
/// Longest script, style or title that is kept, in bytes.
const MAX_RAW: usize = 256 << 10;

/// Builds a Document.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) document: Document,
    open: Vec<Open>,
    mode: Mode,
    /// One for each template that is open.
    template_modes: Vec<Mode>,
    /// The active formatting elements; none is a marker.
    formatting: Vec<Option<Format>>,
    pub(super) form: Option<NodeId>,
    head: Option<Open>,
    /// How many of the open elements are paragraphs; mostly none, and then none has to be looked for.
    pub(super) paragraphs: usize,
    /// Nodes that had to make room for others.
    moved: usize,
    tags: u32,
}

impl Tree {
    /// A page without a document type is in quirks mode.
    pub(super) fn new() -> Self {
        let mut tree = Self::default();
        tree.document.quirks = true;
        tree
    }

    /// The document type declaration, which comes first if it comes at all.
    pub(super) fn set_doctype(&mut self, doctype: Doctype) {
        self.document.quirks = quirks::is_quirky(&doctype);
        self.document.doctype = Some(doctype);
    }

    /// A start tag; its name.
    pub(super) fn start<'a>(&mut self, tag: StartTag<'a, impl Iterator<Item = (&'a str, &'a str)>>) -> NameId {
        let name = self.document.names.intern(tag.name);
        if self.is_full() {
            self.document.truncated = true;
            return name;
        }
        self.end_text_only();
        let traits = self.document.names.traits(name);
        let mut start = Start {
            name,
            traits,
            flags: if tag.self_closing { flag::SELF_CLOSED } else { 0 },
            attributes: Attributes::default(),
            may_hide: false,
            self_closing: tag.self_closing,
            offset: tag.offset as TextOffset,
        };
        self.keep_attributes(tag.attributes, &mut start);
        self.dispatch_start(&start);
        name
    }

    fn is_full(&self) -> bool {
        self.document.nodes.len() >= MAX_ELEMENTS
    }

    /// How an HTML element that is the current one is treated.
    fn current_tag(&self) -> Tag {
        self.open.last().map_or(Tag::Html, |open| open.traits.tag)
    }

    /// A tag that is not in the source.
    fn implied(&mut self, name: &str, offset: TextOffset) -> Start {
        let name = self.document.names.intern(name);
        let traits = self.document.names.traits(name);
        let attributes = Attributes::default();
        Start { name, traits, flags: flag::IMPLIED, attributes, may_hide: false, self_closing: false, offset }
    }

    fn insert_implied(&mut self, name: &str, offset: TextOffset) {
        let start = self.implied(name, offset);
        self.insert(&start);
    }

    /// Makes an element in the current one and opens it.
    fn insert(&mut self, start: &Start) {
        while self.open.len() >= MAX_DEPTH {
            self.document.repairs.too_deep = true;
            self.pop();
        }
        let index = self.document.nodes.len() as NodeId;
        let parent = self.open.last().map_or(index, |open| open.node);
        let around = self.open.last().map(|open| open.traits).unwrap_or_default();
        let flags = start.flags | self.flags_for(start.traits, parent, around);
        if start.traits.has(BREAKS) && flags & flag::RAW == 0 {
            self.break_text();
        }
        let store = if flags & flag::RAW == 0 { &self.document.text } else { &self.document.raw };
        let (begin, at) = (store.len() as NodeId, self.document.text.len() as NodeId);
        self.document.nodes.push(Node {
            name: start.name,
            flags,
            parent,
            end: index + 1,
            attributes: start.attributes,
            text: begin..begin,
            at,
            offset: start.offset,
        });
        if start.may_hide || start.traits.has(CLOSABLE) || around.has(CLOSABLE) {
            let hidden = crate::facts::html::own_flags(&self.document, index);
            if let Some(node) = self.document.nodes.last_mut() {
                node.flags |= hidden;
            }
        }
        self.open.push(Open { node: index, name: start.name, traits: start.traits });
        self.paragraphs += usize::from(start.traits.tag == Tag::P);
    }

    /// What an element of these traits has from itself and from what is around it.
    fn flags_for(&self, traits: Traits, parent: NodeId, around: Traits) -> u16 {
        let raw = if traits.has(RAW) { flag::RAW } else { 0 };
        let inside = match around.tag {
            Tag::Template => flag::TEMPLATE,
            Tag::Head => flag::IN_HEAD,
            _ => 0,
        };
        raw | inside | self.document.node(parent).map_or(0, |node| node.flags & flag::INHERITED)
    }

    /// Makes an element that ends at once.
    fn insert_void(&mut self, start: &Start) {
        self.insert(start);
        self.pop();
    }

    /// Keeps each attribute once, decoded and clipped.
    fn keep_attributes<'a>(&mut self, attributes: impl Iterator<Item = (&'a str, &'a str)>, start: &mut Start) {
        let tag = self.next_tag();
        let document = &mut self.document;
        let first = document.attributes.len() as NodeId;
        for (name, value) in attributes {
            let name = document.names.intern(name);
            if name == NO_NAME || !document.names.is_first_in(name, tag) {
                start.flags |= if name == NO_NAME { flag::CLIPPED } else { flag::DUPLICATE_ATTRIBUTE };
                continue;
            }
            start.may_hide |= document.names.hides(name);
            let begin = document.values.len() as NodeId;
            let kept = crate::facts::text::clip(value, MAX_VALUE);
            if kept.len() < value.len() {
                start.flags |= flag::CLIPPED;
            }
            document.values.push_str(&decode_value(kept));
            let value = begin..document.values.len() as NodeId;
            document.attributes.push(Attribute::new(document.names.name(name), name, value));
        }
        start.attributes = Attributes::from(&document.attributes, first);
    }

    /// A number for a start tag, by which its attributes are told from those of others.
    const fn next_tag(&mut self) -> u32 {
        self.tags += 1;
        self.tags
    }

    /// The value of one attribute of a start tag.
    fn value_of(&self, start: &Start, name: &str) -> Option<&str> {
        self.document.value(start.attributes, name_hash(name), name)
    }

    /// Appends to the text of the current element.
    fn append_text(&mut self, text: &str, decode: bool) {
        let Some(open) = self.open.last() else { return };
        let is_data = !open.traits.has(TEXT_ONLY) && !self.is_foreign_for_text();
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        let raw = node.flags & flag::RAW != 0;
        let kept = if raw { crate::facts::text::clip(text, MAX_RAW) } else { text };
        if kept.len() < text.len() {
            node.flags |= flag::CLIPPED;
        }
        let store = if raw { &mut self.document.raw } else { &mut self.document.text };
        store.push_str(&decode_text(kept, decode, is_data));
    }

    fn break_text(&mut self) {
        let text = &mut self.document.text;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    /// Closes the current element.
    pub(super) fn pop(&mut self) {
        if let Some(open) = self.open.pop() {
            self.close(open);
        }
    }

    /// Ends an element that is no longer among the open ones.
    fn close(&mut self, open: Open) {
        self.paragraphs -= usize::from(open.traits.tag == Tag::P);
        let (text, raw) = (self.document.text.len() as NodeId, self.document.raw.len() as NodeId);
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        let is_raw = node.flags & flag::RAW != 0;
        node.text.end = if is_raw { raw } else { text };
        if open.traits.has(BREAKS) && !is_raw {
            self.break_text();
        }
        if open.traits.has(FORMATTING) {
            self.note_closed(open.node);
        }
    }

    /// Closes what is open until so many are left.
    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
    }

    /// The end of the page closes everything.
    pub(super) fn finish(mut self) -> Document {
        let unclosed = self.open.last().filter(|open| open.traits.has(TEXT_ONLY) && !self.document.truncated);
        self.document.repairs.unclosed = unclosed.map(|open| open.node);
        self.end_text_only();
        for _ in 0..self.template_modes.len() {
            self.end_template();
        }
        self.ensure_body(self.document.length as NodeId);
        self.pop_to(0);
        let document = &mut self.document;
        // Parents stand before their children, so one pass from the end settles where every element ends.
        for index in (0..document.nodes.len()).rev() {
            let Some(node) = document.nodes.get(index) else { continue };
            let (parent, end, text_end, raw) = (node.parent, node.end, node.text.end, node.flags & flag::RAW);
            if let Some(parent) = document.nodes.get_mut(parent as usize) {
                parent.end = parent.end.max(end);
                if parent.flags & flag::RAW == raw {
                    parent.text.end = parent.text.end.max(text_end);
                }
            }
        }
        document.nodes.shrink_to_fit();
        document.attributes.shrink_to_fit();
        for text in [&mut document.values, &mut document.text, &mut document.raw] {
            text.shrink_to_fit();
        }
        document.by_name = Groups::by_name(&document.nodes, document.names.len());
        self.document
    }
}

/// An attribute's value with its character references, line ends and NULs as the standard reads them.
fn decode_value(value: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'&', b'\r', 0, value.as_bytes()).is_none() {
        return value.into();
    }
    let plain = value.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    htmlize::unescape_attribute(plain).into_owned().into()
}

/// Text with its character references, where it has them, and its NULs, which data does not keep.
fn decode_text(text: &str, decode: bool, is_data: bool) -> Cow<'_, str> {
    if memchr::memchr2(b'&', 0, text.as_bytes()).is_none() {
        return text.into();
    }
    let decoded = if decode { htmlize::unescape(text) } else { text.into() };
    match memchr::memchr(0, decoded.as_bytes()).is_some() {
        true => decoded.replace('\0', if is_data { "" } else { "\u{fffd}" }).into(),
        false => decoded,
    }
}
