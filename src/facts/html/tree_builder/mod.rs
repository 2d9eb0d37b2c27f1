//! Tree: builds a Document from start tags, end tags and text as in the HTML standard's tree construction (13.2.6).
//!
//! One deviation from the standard: nodes are stored in document order and are not reparented, so misplaced content in a
//! table stays there, while the standard moves it in front of the table.
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
mod unclosed;

pub(super) use types::StartTag;

use crate::facts::html::{
    Attribute, Attributes, BREAKS, CLOSABLE, Doctype, Document, FOREIGN, FORMATTING, Groups, NO_NAME, NameId, Node,
    NodeId, RAW, SPECIAL, TEXT_ONLY, Tag, TextOffset, Traits, flag, name_hash,
};
use std::borrow::Cow;
use types::{Format, Mode, Open, Start};

/// Maximum number of elements of a page. The rest of the page is not read.
pub const MAX_ELEMENTS: usize = 200_000;
/// Maximum nesting depth. Deeper elements become siblings, as in Blink.
const MAX_DEPTH: usize = 512;
/// Maximum length of a stored attribute value, in bytes.
const MAX_VALUE_BYTES: usize = 8 << 10;
/// Maximum length of a stored script, style or title, in bytes.
const MAX_RAW_BYTES: usize = 256 << 10;

/// Tree builder: the document so far and the state of the parser.
#[derive(Debug, Default)]
pub(super) struct Tree {
    pub(super) document: Document,
    open: Vec<Open>,
    mode: Mode,
    /// The stack of template insertion modes: one for each open template.
    template_modes: Vec<Mode>,
    /// The list of active formatting elements; `None` is a marker.
    formatting: Vec<Option<Format>>,
    pub(super) form: Option<NodeId>,
    head: Option<Open>,
    /// Number of open `p` elements. Usually 0, which saves a search of the open elements.
    pub(super) paragraphs: usize,
    /// Number of nodes shifted so far to insert others before them.
    shifted: usize,
    /// Number of start tags so far.
    tags: u32,
    /// Names and source offsets of elements that were closed without their end tags.
    unclosed: Vec<(NameId, TextOffset)>,
}

impl Tree {
    /// Creates a tree in quirks mode, which applies unless a document type declaration says otherwise.
    pub(super) fn new() -> Self {
        let mut tree = Self::default();
        tree.document.quirks = true;
        tree
    }

    /// Sets the document type declaration. Called only before the first element.
    pub(super) fn set_doctype(&mut self, doctype: Doctype) {
        self.document.quirks = quirks::is_quirky(&doctype);
        self.document.doctype = Some(doctype);
    }

    /// Processes a start tag. Returns the number of its name.
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
        self.store_attributes(tag.attributes, &mut start);
        self.dispatch_start(&start);
        name
    }

    fn is_full(&self) -> bool {
        self.document.nodes.len() >= MAX_ELEMENTS
    }

    /// Returns the kind of the current element, or `Tag::Html` if none is open.
    fn current_tag(&self) -> Tag {
        self.open.last().map_or(Tag::Html, |open| open.traits.tag)
    }

    /// Creates a start tag that is not in the source.
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

    /// Inserts an element as a child of the current one and opens it.
    fn insert(&mut self, start: &Start) {
        while self.open.len() >= MAX_DEPTH {
            self.document.repairs.too_deep = true;
            self.pop();
        }
        let index = self.document.nodes.len() as NodeId;
        let parent = self.open.last().map_or(index, |open| open.node);
        let parent_traits = self.open.last().map(|open| open.traits).unwrap_or_default();
        let flags = start.flags | self.flags_for(start.traits, parent, parent_traits);
        if start.traits.has(BREAKS) && flags & flag::RAW == 0 {
            self.break_text();
        }
        let store = if flags & flag::RAW == 0 { &self.document.text } else { &self.document.raw };
        let (begin, text_offset) = (store.len() as TextOffset, self.document.text.len() as TextOffset);
        self.document.nodes.push(Node {
            name: start.name,
            flags,
            parent,
            end: index + 1,
            attributes: start.attributes,
            text: begin..begin,
            text_offset,
            source_offset: start.offset,
        });
        if parent_traits.has(FOREIGN) && flags & flag::RAW == 0 {
            self.mark_embedding(parent);
        }
        if start.may_hide || start.traits.has(CLOSABLE) || parent_traits.has(CLOSABLE) {
            crate::facts::html::set_own_flags(&mut self.document, index);
        }
        self.open.push(Open { node: index, name: start.name, traits: start.traits });
        self.paragraphs += usize::from(start.traits.tag == Tag::P);
    }

    /// Returns the flags that an element gets from its own traits and from its parent.
    fn flags_for(&self, traits: Traits, parent: NodeId, parent_traits: Traits) -> u16 {
        let raw = if traits.has(RAW) { flag::RAW } else { 0 };
        let inside = match parent_traits.tag {
            Tag::Template => flag::TEMPLATE,
            Tag::Head => flag::IN_HEAD,
            _ => 0,
        };
        let Some(parent) = self.document.node(parent) else { return raw | inside };
        let inherited = parent.flags & flag::INHERITED;
        let ends_reading = inherited & flag::RAW != 0 && traits.has(SPECIAL) && self.is_in_reading();
        let inherited = if ends_reading { inherited & !flag::RAW } else { inherited };
        let is_embedded = parent.flags & (flag::SVG | flag::MATHML) != 0 && !traits.has(FOREIGN);
        match is_embedded && inherited & flag::TEMPLATE == 0 {
            // Browsers do not display the content of the title and the description of an SVG image.
            true if matches!(self.document.names.name(parent.name), "desc" | "title") => {
                raw | inside | inherited | flag::HIDDEN
            }
            // The text of HTML inside SVG or MathML is text of the page.
            true => raw | inside | inherited & !flag::RAW,
            false => raw | inside | inherited,
        }
    }

    /// Marks the SVG and MathML elements around a node as containing HTML whose text is part of the page's text.
    fn mark_embedding(&mut self, mut around: NodeId) {
        while let Some(node) = self.document.nodes.get_mut(around as usize) {
            if node.flags & flag::RAW == 0 || node.flags & flag::EMBEDS_HTML != 0 || node.parent == around {
                break;
            }
            node.flags |= flag::EMBEDS_HTML;
            around = node.parent;
        }
    }

    /// Returns true if the text at this point belongs to a ruby reading. A block in one is not part of it: the end tag of
    /// the reading is missing.
    fn is_in_reading(&self) -> bool {
        let is_reading = |open: &Open| matches!(open.traits.tag, Tag::RubyText | Tag::RubyContainer);
        self.open.iter().rev().filter(|open| open.traits.has(RAW)).all(is_reading)
    }

    /// Inserts an element and closes it immediately.
    fn insert_void(&mut self, start: &Start) {
        self.insert(start);
        self.pop();
    }

    /// Stores the attributes of a start tag, decoded and truncated; of repeated names, only the first.
    fn store_attributes<'a>(&mut self, attributes: impl Iterator<Item = (&'a str, &'a str)>, start: &mut Start) {
        let tag = self.next_tag();
        let document = &mut self.document;
        let first = document.attributes.len() as u32;
        for (name, value) in attributes {
            let name = document.names.intern(name);
            if name == NO_NAME || !document.names.is_first_in(name, tag) {
                start.flags |= if name == NO_NAME { flag::CLIPPED } else { flag::DUPLICATE_ATTRIBUTE };
                continue;
            }
            start.may_hide |= document.names.hides(name);
            let begin = document.values.len() as TextOffset;
            let kept = crate::facts::text::clip(value, MAX_VALUE_BYTES);
            if kept.len() < value.len() {
                start.flags |= flag::CLIPPED;
            }
            document.values.push_str(&decode_value(kept));
            let value = begin..document.values.len() as TextOffset;
            document.attributes.push(Attribute::new(document.names.name(name), name, value));
        }
        start.attributes = Attributes::from(&document.attributes, first);
    }

    /// Returns the number of the next start tag, which identifies its attributes.
    const fn next_tag(&mut self) -> u32 {
        self.tags += 1;
        self.tags
    }

    /// Returns the value of an attribute of a start tag.
    fn value_of(&self, start: &Start, name: &str) -> Option<&str> {
        self.document.value(start.attributes, name_hash(name), name)
    }

    /// Appends to the text of the current element.
    fn append_text(&mut self, text: &str, decode: bool) {
        let Some(open) = self.open.last() else { return };
        let is_data = !open.traits.has(TEXT_ONLY) && !self.is_foreign_for_text();
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        let raw = node.flags & flag::RAW != 0;
        let kept = if raw { crate::facts::text::clip(text, MAX_RAW_BYTES) } else { text };
        if kept.len() < text.len() {
            node.flags |= flag::CLIPPED;
        }
        let store = if raw { &mut self.document.raw } else { &mut self.document.text };
        store.push_str(&decode_text(kept, decode, is_data));
    }

    /// Starts a new line in the page's text.
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

    /// Ends an element that has been removed from the open elements.
    fn close(&mut self, open: Open) {
        self.paragraphs -= usize::from(open.traits.tag == Tag::P);
        let (text, raw) = (self.document.text.len() as TextOffset, self.document.raw.len() as TextOffset);
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        let is_raw = node.flags & flag::RAW != 0;
        node.text.end = if is_raw { raw } else { text };
        if open.traits.has(BREAKS) && !is_raw {
            self.break_text();
        }
        if open.traits.has(FORMATTING) {
            self.mark_closed(open.node);
        }
    }

    /// Closes open elements until `depth` are left. A tag closes the outermost of them; those inside it have no end tag.
    fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth + 1 {
            self.record_unclosed(self.open.len() - 1);
            self.pop();
        }
        if self.open.len() > depth {
            self.pop();
        }
    }

    /// Closes all open elements at the end of the page and returns the document.
    pub(super) fn finish(mut self) -> Document {
        let unclosed = self.open.last().filter(|open| open.traits.has(TEXT_ONLY) && !self.document.truncated);
        self.document.repairs.unclosed = unclosed.map(|open| open.node);
        self.document.repairs.unclosed_elements = self.take_unclosed();
        self.end_text_only();
        for _ in 0..self.template_modes.len() {
            self.end_template();
        }
        self.ensure_body(self.document.length as TextOffset);
        self.pop_to(0);
        let document = &mut self.document;
        // Parents precede their children, so one backward pass extends every element to the end of its descendants.
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

/// Decodes character references, line ends and NULs in an attribute value, as in the standard.
fn decode_value(value: &str) -> Cow<'_, str> {
    if memchr::memchr3(b'&', b'\r', 0, value.as_bytes()).is_none() {
        return value.into();
    }
    let plain = value.replace("\r\n", "\n").replace('\r', "\n").replace('\0', "\u{fffd}");
    htmlize::unescape_attribute(plain).into_owned().into()
}

/// Decodes character references in text if `decode` is set. NULs are dropped from data and become U+FFFD elsewhere.
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
