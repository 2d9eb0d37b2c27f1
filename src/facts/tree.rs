//! Tree: start tags, end tags and text in; a Document out, with the ends that HTML lets authors leave out.
use super::document::{Attribute, Document, Node, Place, flag};
use super::elements::Traits;
use super::interner::NameId;
use std::ops::Range;

/// Most elements of a page; what follows is left unread.
pub const MAX_ELEMENTS: usize = 200_000;
/// Deepest nesting; what is deeper becomes a sibling, as in Blink.
const MAX_DEPTH: usize = 512;
/// Longest attribute value that is kept, in bytes.
const MAX_VALUE: usize = 8 << 10;
/// Longest script, style or title that is kept, in bytes.
const MAX_RAW: usize = 256 << 10;

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Namespace {
    Html,
    Svg,
    MathMl,
}

/// A start tag, its values still with character references.
pub(super) struct StartTag<'a, A: Iterator<Item = (&'a str, &'a str)>> {
    pub(super) name: &'a str,
    pub(super) namespace: Namespace,
    pub(super) leaf: bool,
    pub(super) offset: usize,
    pub(super) attributes: A,
}

/// An element that has begun and not yet ended.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub(super) node: Place,
    pub(super) name: NameId,
    pub(super) traits: Traits,
    pub(super) html: bool,
    /// Its end tag came while blocks inside were still open; it ends with them.
    pub(super) ended: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Phase {
    #[default]
    BeforeHead,
    Head,
    AfterHead,
    Body,
}

/// Builds a Document as the HTML standard's tree construction does, foster parenting and the reopening of
/// formatting elements left out.
#[derive(Default)]
pub(super) struct Tree {
    pub(super) document: Document,
    pub(super) open: Vec<Open>,
    phase: Phase,
    head: Option<Place>,
}

impl Tree {
    pub(super) fn start<'a>(&mut self, tag: StartTag<'a, impl Iterator<Item = (&'a str, &'a str)>>) {
        if self.document.nodes.len() >= MAX_ELEMENTS {
            self.document.truncated = true;
            return;
        }
        let name = self.document.names.intern(if tag.name.eq_ignore_ascii_case("image") { "img" } else { tag.name });
        let html = tag.namespace == Namespace::Html;
        let traits = if html { self.document.names.traits(name) } else { Traits::default() };
        if !self.in_template() && !self.enter_phase(name, traits, tag.offset) {
            return;
        }
        if html {
            self.leave_foreign_content();
            if !self.end_implied(name, traits, tag.offset) {
                return;
            }
        }
        let namespace = match tag.namespace {
            Namespace::Html => 0,
            Namespace::Svg => flag::SVG | flag::RAW,
            Namespace::MathMl => flag::MATHML | flag::RAW,
        };
        let (attributes, own_flags) = self.keep_attributes(tag.attributes);
        self.push(name, traits, namespace | own_flags, attributes, tag.offset);
        if tag.leaf || traits.has(Traits::VOID) {
            self.pop();
        }
    }

    /// Moves on to the head or the body where this tag needs it; whether it makes an element at all.
    fn enter_phase(&mut self, name: NameId, traits: Traits, offset: usize) -> bool {
        let name = self.document.names.name(name).to_owned();
        match name.as_str() {
            "html" => {
                self.document.repeated.html += u32::from(!self.document.nodes.is_empty());
                return self.document.nodes.is_empty();
            }
            "head" => {
                self.ensure_root(offset);
                if self.phase != Phase::BeforeHead {
                    self.document.repeated.head += 1;
                    return false;
                }
                self.phase = Phase::Head;
            }
            "body" | "frameset" => {
                if self.phase == Phase::Body {
                    self.document.repeated.body += 1;
                    return false;
                }
                self.end_head(offset);
                self.phase = Phase::Body;
            }
            _ if self.phase == Phase::Body => {}
            _ if traits.has(Traits::HEAD) => self.ensure_head(offset),
            _ => self.ensure_body(offset),
        }
        true
    }

    fn ensure_root(&mut self, offset: usize) {
        if self.document.nodes.is_empty() {
            self.push_implied("html", offset);
        }
    }

    /// Opens the head, or opens it again for metadata between `</head>` and `<body>`.
    fn ensure_head(&mut self, offset: usize) {
        self.ensure_root(offset);
        match (self.phase, self.head) {
            (Phase::BeforeHead, _) => self.push_implied("head", offset),
            (Phase::AfterHead, Some(node)) => {
                let name = self.document.names.intern("head");
                self.open.push(Open { node, name, traits: self.document.names.traits(name), html: true, ended: false });
            }
            _ => {}
        }
        self.phase = Phase::Head;
    }

    fn end_head(&mut self, offset: usize) {
        if self.phase == Phase::BeforeHead {
            self.ensure_head(offset);
        }
        self.pop_to(1);
        self.phase = Phase::AfterHead;
    }

    fn ensure_body(&mut self, offset: usize) {
        if self.phase != Phase::Body {
            self.end_head(offset);
            self.phase = Phase::Body;
            self.push_implied("body", offset);
        }
    }

    pub(super) fn push_implied(&mut self, name: &str, offset: usize) {
        let name = self.document.names.intern(name);
        self.push(name, self.document.names.traits(name), flag::IMPLIED, 0..0, offset);
    }

    fn push(&mut self, name: NameId, traits: Traits, own_flags: u16, attributes: Range<Place>, offset: usize) {
        while self.open.len() >= MAX_DEPTH {
            self.pop();
        }
        if traits.has(Traits::BREAKS) && own_flags & flag::RAW == 0 {
            self.break_text();
        }
        let index = self.document.nodes.len() as Place;
        let parent = self.open.last().map_or(index, |open| open.node);
        let raw = if traits.has(Traits::RAW) { flag::RAW } else { 0 };
        let flags = own_flags | raw | self.flags_from(parent);
        let store = if flags & flag::RAW == 0 { &self.document.text } else { &self.document.raw };
        let (begin, at) = (store.len() as Place, self.document.text.len() as Place);
        let node =
            Node { name, flags, parent, end: index + 1, attributes, text: begin..begin, at, offset: offset as Place };
        self.document.nodes.push(node);
        let hidden = super::hidden::own_flags(&self.document, index);
        if let Some(node) = self.document.nodes.last_mut() {
            node.flags |= hidden;
        }
        let places = usize::from(name);
        if self.document.by_name.len() <= places {
            self.document.by_name.resize_with(places + 1, Vec::new);
        }
        if let Some(places) = self.document.by_name.get_mut(places) {
            places.push(index);
        }
        if self.head.is_none() && self.document.names.name(name) == "head" {
            self.head = Some(index);
        }
        let html = flags & (flag::SVG | flag::MATHML) == 0;
        self.open.push(Open { node: index, name, traits, html, ended: false });
    }

    fn flags_from(&self, parent: Place) -> u16 {
        let Some(node) = self.document.node(parent) else { return 0 };
        let inside = match self.document.names.name(node.name) {
            "template" if node.flags & flag::SVG == 0 => flag::TEMPLATE,
            "head" => flag::IN_HEAD,
            _ => 0,
        };
        node.flags & flag::INHERITED | inside
    }

    /// Keeps each attribute once, decoded and clipped.
    fn keep_attributes<'a>(&mut self, attributes: impl Iterator<Item = (&'a str, &'a str)>) -> (Range<Place>, u16) {
        let document = &mut self.document;
        let (first, mut flags) = (document.attributes.len(), 0);
        for (name, value) in attributes {
            let name = document.names.intern(name);
            if document.attributes.iter().skip(first).any(|attribute| attribute.name == name) {
                flags |= flag::DUPLICATE_ATTRIBUTE;
                continue;
            }
            let begin = document.values.len();
            let kept = super::element::clip(value, MAX_VALUE);
            if kept.len() < value.len() {
                flags |= flag::CLIPPED;
            }
            if memchr::memchr(b'&', kept.as_bytes()).is_some() {
                document.values.push_str(&htmlize::unescape_attribute(kept));
            } else {
                document.values.push_str(kept);
            }
            document.attributes.push(Attribute { name, value: begin as Place..document.values.len() as Place });
        }
        (first as Place..document.attributes.len() as Place, flags)
    }

    /// A run of text, whole, between two tags. Character references are decoded where HTML has them.
    pub(super) fn text(&mut self, text: &str, decode: bool, offset: usize) {
        let blank = text.bytes().all(|byte| byte.is_ascii_whitespace());
        if self.phase != Phase::Body && !self.in_raw() {
            if blank {
                return;
            }
            self.ensure_body(offset);
        }
        let Some(open) = self.open.last() else { return };
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        let raw = node.flags & flag::RAW != 0;
        let kept = if raw { super::element::clip(text, MAX_RAW) } else { text };
        if kept.len() < text.len() {
            node.flags |= flag::CLIPPED;
        }
        let store = if raw { &mut self.document.raw } else { &mut self.document.text };
        if decode && memchr::memchr(b'&', kept.as_bytes()).is_some() {
            store.push_str(&htmlize::unescape(kept));
        } else {
            store.push_str(kept);
        }
    }

    /// Whether text here belongs to a script, a title or a template and so does not end the head.
    fn in_raw(&self) -> bool {
        self.open.last().and_then(|open| self.document.node(open.node)).is_some_and(|node| node.flags & flag::RAW != 0)
    }

    fn in_template(&self) -> bool {
        self.open
            .last()
            .and_then(|open| self.document.node(open.node))
            .is_some_and(|node| node.flags & flag::TEMPLATE != 0 || self.document.names.name(node.name) == "template")
    }

    fn break_text(&mut self) {
        let text = &mut self.document.text;
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
    }

    pub(super) fn pop(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let end = self.document.nodes.len() as Place;
        let (text, raw) = (self.document.text.len() as Place, self.document.raw.len() as Place);
        let Some(node) = self.document.nodes.get_mut(open.node as usize) else { return };
        node.end = end;
        let is_raw = node.flags & flag::RAW != 0;
        node.text.end = if is_raw { raw } else { text };
        if open.traits.has(Traits::BREAKS) && !is_raw {
            self.break_text();
        }
    }

    /// Closes what is open until so many are left, then what has ended meanwhile.
    pub(super) fn pop_to(&mut self, depth: usize) {
        while self.open.len() > depth {
            self.pop();
        }
        while self.open.last().is_some_and(|open| open.ended) {
            self.pop();
        }
    }

    /// Whether `</head>` was meant and done.
    pub(super) fn end_of_head(&mut self) {
        if self.phase == Phase::Head {
            self.pop_to(1);
            self.phase = Phase::AfterHead;
        }
    }

    pub(super) fn is_before_body(&self) -> bool {
        self.phase != Phase::Body
    }

    /// The end of the page closes everything.
    pub(super) fn finish(mut self) -> Document {
        self.ensure_root(0);
        self.ensure_body(self.document.length);
        self.pop_to(0);
        self.document
    }
}
