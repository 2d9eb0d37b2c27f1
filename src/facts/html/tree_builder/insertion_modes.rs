//! Insertion modes: dispatches tokens by the current mode (HTML standard 13.2.6.4).
use super::Tree;
use super::types::{Mode, Open, Reprocess, Start};
use crate::facts::html::{FOREIGN, MAX_REPAIRS, NameId, TEXT_ONLY, Tag, TextOffset, Traits};

/// Maximum number of times that one tag is reprocessed in another mode. No tag needs more than four.
const MAX_REPROCESSING: usize = 8;

impl Tree {
    /// Processes a start tag in the current mode.
    pub(super) fn dispatch_start(&mut self, start: &Start) {
        if self.is_foreign_for(start) && self.start_in_foreign(start) == Reprocess::Done {
            return;
        }
        for _ in 0..MAX_REPROCESSING {
            if self.start_by_mode(start) == Reprocess::Done {
                return;
            }
        }
    }

    fn start_by_mode(&mut self, start: &Start) -> Reprocess {
        match self.mode {
            Mode::BeforeHead => self.start_before_head(start),
            Mode::Head => self.start_in_head(start),
            Mode::AfterHead => self.start_after_head(start),
            Mode::Body => self.start_in_body(start),
            Mode::Table => self.start_in_table(start),
            Mode::Caption => self.start_in_caption(start),
            Mode::ColumnGroup => self.start_in_column_group(start),
            Mode::RowGroup => self.start_in_row_group(start),
            Mode::Row => self.start_in_row(start),
            Mode::Cell => self.start_in_cell(start),
            Mode::Template => self.start_in_template(start),
            Mode::Frameset => self.start_in_frameset(start),
        }
    }

    /// Processes an end tag. `name` is in lower case; `offset` is its byte offset in the source.
    pub(in crate::facts) fn end(&mut self, name: &str, offset: usize) {
        let offset = offset as TextOffset;
        if self.open.last().is_some_and(|open| open.traits.has(TEXT_ONLY)) {
            return self.pop();
        }
        let names = &self.document.names;
        // Fast path: the end tag usually closes the current element.
        let current = self.open.last().map(|open| open.name).filter(|current| names.name(*current) == name);
        let (id, traits) = match current.or_else(|| names.find(name)) {
            Some(id) => (id, names.traits(id)),
            None => (crate::facts::html::NO_NAME, Traits::of(name)),
        };
        if self.open.last().is_some_and(|open| open.traits.has(FOREIGN)) && self.end_in_foreign(id, traits.tag) {
            return;
        }
        if traits.tag == Tag::Head && !matches!(self.mode, Mode::BeforeHead | Mode::Head | Mode::AfterHead) {
            self.document.repairs.late_head_end = true;
        }
        let strays = self.document.repairs.stray_ends;
        for _ in 0..MAX_REPROCESSING {
            if self.end_by_mode(id, traits.tag, offset) == Reprocess::Done {
                break;
            }
        }
        if self.document.repairs.stray_ends > strays {
            self.forget_unclosed(id);
        }
        let repairs = &mut self.document.repairs;
        // Errors that are already reported, as nested links, dropped forms or a misplaced head, do not count as strays.
        let is_excused = match traits.tag {
            Tag::A => !repairs.nested_links.is_empty(),
            Tag::Form => !repairs.dropped_forms.is_empty(),
            Tag::Head => true,
            tag => is_void(tag),
        };
        if is_excused {
            repairs.stray_ends = strays;
        }
        if repairs.stray_ends > strays && repairs.stray_names.len() < MAX_REPAIRS {
            repairs.stray_names.push(crate::facts::text::clip(name, 40).to_owned());
        }
    }

    fn end_by_mode(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        match self.mode {
            Mode::BeforeHead | Mode::Head | Mode::AfterHead => return self.end_around_head(tag, offset),
            Mode::Body => self.end_in_body(name, tag, offset),
            Mode::Table => return self.end_in_table(name, tag, offset),
            Mode::Caption => return self.end_in_caption(name, tag, offset),
            Mode::ColumnGroup => return self.end_in_column_group(tag),
            Mode::RowGroup => return self.end_in_row_group(name, tag, offset),
            Mode::Row => return self.end_in_row(name, tag, offset),
            Mode::Cell => return self.end_in_cell(name, tag, offset),
            Mode::Template if tag == Tag::Template => self.end_template(),
            Mode::Frameset if tag == Tag::Frameset && self.open.len() > 1 => self.pop(),
            Mode::Template | Mode::Frameset => {}
        }
        Reprocess::Done
    }

    /// Processes the whole text between two tags. Character references are decoded if `decode` is set.
    pub(in crate::facts) fn text(&mut self, text: &str, decode: bool, offset: usize) {
        if self.is_full() {
            return;
        }
        let offset = offset as TextOffset;
        if self.open.last().is_some_and(|open| open.traits.has(TEXT_ONLY)) {
            return self.append_text(text, decode);
        }
        if self.is_foreign_for_text() {
            return self.append_text(text, decode);
        }
        let is_blank = |byte: u8| byte.is_ascii_whitespace();
        if matches!(self.mode, Mode::BeforeHead | Mode::Head | Mode::AfterHead) {
            if text.bytes().all(is_blank) {
                return;
            }
            self.ensure_body(offset);
        }
        let text = self.without_leading_line_end(text);
        if text.bytes().all(|byte| byte == 0) {
            return;
        }
        let blank = text.bytes().all(|byte| is_blank(byte) || byte == 0);
        match self.mode {
            Mode::Frameset => return,
            Mode::ColumnGroup if !blank => {
                if self.current_tag() != Tag::Colgroup {
                    return;
                }
                self.pop();
                self.mode = Mode::Table;
                self.reopen_formatting();
            }
            Mode::ColumnGroup => {}
            Mode::Table | Mode::RowGroup | Mode::Row if blank && self.current_is_table_part() => {}
            _ => self.reopen_formatting(),
        }
        self.append_text(text, decode);
    }

    /// Removes the line end directly after `<pre>`, which is not part of its text.
    fn without_leading_line_end<'a>(&self, text: &'a str) -> &'a str {
        let last = self.document.nodes.len().saturating_sub(1);
        let is_first = |open: &Open| {
            open.traits.tag == Tag::Pre
                && open.node as usize == last
                && self
                    .document
                    .node(open.node)
                    .is_some_and(|node| node.text.start as usize == self.document.text.len())
        };
        if !self.open.last().is_some_and(is_first) {
            return text;
        }
        text.strip_prefix("\r\n").or_else(|| text.strip_prefix(['\n', '\r'])).unwrap_or(text)
    }

    fn current_is_table_part(&self) -> bool {
        matches!(self.current_tag(), Tag::Table | Tag::RowGroup | Tag::Row | Tag::Template)
    }

    fn start_in_template(&mut self, start: &Start) -> Reprocess {
        let mode = match start.traits.tag {
            Tag::Metadata | Tag::Script | Tag::Template | Tag::Title => return self.start_head_content(start),
            Tag::Caption | Tag::Colgroup | Tag::RowGroup => Mode::Table,
            Tag::Col => Mode::ColumnGroup,
            Tag::Row => Mode::RowGroup,
            Tag::Cell => Mode::Row,
            _ => Mode::Body,
        };
        if let Some(last) = self.template_modes.last_mut() {
            *last = mode;
        }
        self.mode = mode;
        Reprocess::Again
    }

    pub(super) fn start_template(&mut self, start: &Start) {
        self.insert(start);
        self.formatting.push(None);
        self.mode = Mode::Template;
        self.template_modes.push(Mode::Template);
    }

    pub(super) fn end_template(&mut self) {
        if let Some(depth) = self.open.iter().rposition(|open| open.traits.tag == Tag::Template) {
            self.pop_to(depth);
            self.clear_to_marker();
            self.template_modes.pop();
            self.reset_mode();
        }
    }

    /// Resets the insertion mode according to the open elements (HTML standard 13.2.4.1).
    pub(super) fn reset_mode(&mut self) {
        let mode = self.open.iter().rev().find_map(|open| match open.traits.tag {
            Tag::Cell => Some(Mode::Cell),
            Tag::Row => Some(Mode::Row),
            Tag::RowGroup => Some(Mode::RowGroup),
            Tag::Caption => Some(Mode::Caption),
            Tag::Colgroup => Some(Mode::ColumnGroup),
            Tag::Table => Some(Mode::Table),
            Tag::Template => self.template_modes.last().copied(),
            Tag::Head => Some(Mode::Head),
            Tag::Body => Some(Mode::Body),
            Tag::Frameset => Some(Mode::Frameset),
            Tag::Html if self.head.is_none() => Some(Mode::BeforeHead),
            Tag::Html => Some(Mode::AfterHead),
            _ => None,
        });
        self.mode = mode.unwrap_or(Mode::Body);
    }
}

/// Returns true for void elements. Their end tags (`</img>`, as in XHTML) are harmless.
const fn is_void(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Col | Tag::Frame | Tag::Hr | Tag::Image | Tag::Input | Tag::Metadata | Tag::Parameter | Tag::Void
    )
}
