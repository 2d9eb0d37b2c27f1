//! Tags before the body: the root element, the head and its content, framesets (HTML standard 13.2.6.4.2 to .6).
use super::Tree;
use super::types::{Mode, Reprocess, Start};
use crate::facts::html::{Attribute, Attributes, NodeId, Tag, TextOffset};

/// Maximum number of repeated `<html>` or `<body>` tags whose attributes are merged into the first.
const MAX_MERGES: u32 = 16;

impl Tree {
    pub(super) fn start_before_head(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Html if self.open.is_empty() => self.insert(start),
            Tag::Html => self.repeat_root(start),
            Tag::Head => {
                self.ensure_root(start.offset);
                self.insert(start);
                self.head = self.open.last().copied();
                self.mode = Mode::Head;
            }
            _ => {
                self.ensure_head(start.offset);
                return Reprocess::Again;
            }
        }
        Reprocess::Done
    }

    pub(super) fn start_in_head(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Html => self.repeat_root(start),
            Tag::Head => self.document.repeated.head += 1,
            _ if is_head_content(start) => return self.start_head_content(start),
            Tag::Plain if self.document.names.name(start.name) == "noscript" => self.insert(start),
            _ => {
                self.pop();
                self.mode = Mode::AfterHead;
                return Reprocess::Again;
            }
        }
        Reprocess::Done
    }

    /// Processes a start tag that may be in the head, wherever it is.
    pub(super) fn start_head_content(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Metadata => self.insert_void(start),
            Tag::Template => self.start_template(start),
            _ => self.insert(start),
        }
        Reprocess::Done
    }

    pub(super) fn start_after_head(&mut self, start: &Start) -> Reprocess {
        match (start.traits.tag, self.head) {
            (Tag::Html, _) => self.repeat_root(start),
            (Tag::Head, _) => self.document.repeated.head += 1,
            (Tag::Body, _) => {
                self.insert(start);
                self.mode = Mode::Body;
            }
            (Tag::Frameset, _) => {
                self.insert(start);
                self.mode = Mode::Frameset;
            }
            (_, Some(head)) if is_head_content(start) => {
                // Metadata between `</head>` and `<body>` belongs to the head.
                let depth = self.open.len();
                self.open.push(head);
                self.start_head_content(start);
                self.open.remove(depth);
            }
            _ => {
                self.ensure_body(start.offset);
                return Reprocess::Again;
            }
        }
        Reprocess::Done
    }

    pub(super) fn end_around_head(&mut self, tag: Tag, offset: TextOffset) -> Reprocess {
        match tag {
            Tag::Body | Tag::Html | Tag::Br => {
                self.ensure_body(offset);
                return Reprocess::Again;
            }
            Tag::Head if self.mode == Mode::Head => {
                self.pop();
                self.mode = Mode::AfterHead;
            }
            Tag::Head if self.mode == Mode::BeforeHead => {
                self.ensure_head(offset);
                return Reprocess::Again;
            }
            Tag::Template => self.end_template(),
            _ => {}
        }
        Reprocess::Done
    }

    pub(super) fn start_in_frameset(&mut self, start: &Start) -> Reprocess {
        let is_inside = self.current_tag() == Tag::Frameset;
        match start.traits.tag {
            Tag::Html => self.repeat_root(start),
            Tag::Frameset if is_inside => self.insert(start),
            Tag::Frame if is_inside => self.insert_void(start),
            Tag::Title if self.document.names.name(start.name) == "noframes" => self.insert(start),
            _ => {}
        }
        Reprocess::Done
    }

    /// Inserts the root element if there is none.
    fn ensure_root(&mut self, offset: TextOffset) {
        if self.document.nodes.is_empty() {
            self.insert_implied("html", offset);
        }
    }

    /// Opens the head if it has not begun.
    fn ensure_head(&mut self, offset: TextOffset) {
        self.ensure_root(offset);
        if self.mode == Mode::BeforeHead {
            self.insert_implied("head", offset);
            self.head = self.open.last().copied();
            self.mode = Mode::Head;
        }
    }

    /// Opens the body if it has not begun.
    pub(super) fn ensure_body(&mut self, offset: TextOffset) {
        self.ensure_head(offset);
        if self.mode == Mode::Head {
            self.pop();
            self.mode = Mode::AfterHead;
        }
        if self.mode == Mode::AfterHead {
            self.insert_implied("body", offset);
            self.mode = Mode::Body;
        }
    }

    /// Processes a repeated `<html>`: adds the attributes that the first lacks.
    pub(super) fn repeat_root(&mut self, start: &Start) {
        self.document.repeated.html += 1;
        if self.document.repeated.html <= MAX_MERGES && !self.has_template() {
            self.merge_attributes(0, start);
        }
    }

    /// Processes a repeated `<body>`: adds the attributes that the first lacks.
    pub(super) fn repeat_body(&mut self, start: &Start) {
        self.document.repeated.body += 1;
        let body = self.open.get(1).filter(|open| open.traits.tag == Tag::Body).map(|open| open.node);
        if let Some(body) = body.filter(|_| self.document.repeated.body <= MAX_MERGES && !self.has_template()) {
            self.merge_attributes(body, start);
        }
    }

    fn merge_attributes(&mut self, index: NodeId, start: &Start) {
        let tag = self.next_tag();
        let document = &mut self.document;
        let Some(node) = document.nodes.get_mut(index as usize) else { return };
        let own = node.attributes.among(&document.attributes);
        let more = start.attributes.among(&document.attributes);
        let mut merged: Vec<Attribute> = Vec::new();
        for attribute in own.iter().chain(more) {
            if document.names.is_first_in(attribute.name(), tag) {
                merged.push(attribute.clone());
            }
        }
        let begin = document.attributes.len() as u32;
        document.attributes.extend(merged);
        node.attributes = Attributes::from(&document.attributes, begin);
    }
}

/// Returns true if this start tag may be in the head without ending it.
pub(super) fn is_head_content(start: &Start) -> bool {
    matches!(start.traits.tag, Tag::Metadata | Tag::Script | Tag::Template | Tag::Title)
}
