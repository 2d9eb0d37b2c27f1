//! Tags in the body (HTML standard 13.2.6.4.7).
use super::Tree;
use super::types::{Mode, Open, Reprocess, Start};
use crate::facts::html::{FOREIGN, MAX_REPAIRS, NameId, Tag, TextOffset};

impl Tree {
    pub(super) fn start_in_body(&mut self, start: &Start) -> Reprocess {
        let tag = start.traits.tag;
        match tag {
            Tag::Metadata | Tag::Script | Tag::Template | Tag::Title => return self.start_head_content(start),
            Tag::Html => self.repeat_root(start),
            Tag::Body => self.repeat_body(start),
            Tag::Head => self.document.repeated.head += 1,
            Tag::Caption
            | Tag::Cell
            | Tag::Col
            | Tag::Colgroup
            | Tag::Frame
            | Tag::Frameset
            | Tag::Row
            | Tag::RowGroup => {}
            Tag::Block | Tag::Division | Tag::List | Tag::P | Tag::Plaintext | Tag::Pre => {
                self.end_paragraph();
                self.insert(start);
            }
            Tag::Heading => {
                self.end_paragraph();
                self.end_if_current(Tag::Heading);
                self.insert(start);
            }
            Tag::Description | Tag::Item => {
                self.end_sibling(tag);
                self.insert(start);
            }
            Tag::Form => self.start_form(start),
            Tag::Hr => {
                self.end_paragraph();
                if self.in_scope(|open| open.traits.tag == Tag::Select).is_some() {
                    self.end_implied(None);
                }
                self.insert_void(start);
            }
            Tag::Table => {
                if !self.document.quirks {
                    self.end_paragraph();
                }
                self.insert(start);
                self.mode = Mode::Table;
            }
            Tag::A | Tag::Formatting | Tag::Nobr => self.start_formatting(start),
            Tag::Scoped => {
                self.reopen_formatting();
                self.insert(start);
                self.formatting.push(None);
            }
            Tag::Parameter => self.insert_void(start),
            Tag::Plain => self.insert(start),
            Tag::Select | Tag::Option | Tag::Optgroup | Tag::Input => self.start_control(start),
            Tag::RubyBase | Tag::RubyContainer | Tag::RubyText => {
                if self.in_scope(|open| open.traits.tag == Tag::Ruby).is_some() {
                    self.end_implied((tag == Tag::RubyText).then_some(Tag::RubyContainer));
                }
                self.insert(start);
            }
            Tag::Br | Tag::Void => {
                self.reopen_formatting();
                self.insert_void(start);
            }
            Tag::Image => {
                let img = self.document.names.intern("img");
                self.reopen_formatting();
                self.insert_void(&Start { name: img, traits: self.document.names.traits(img), ..start.clone() });
            }
            Tag::Math | Tag::Svg => {
                self.reopen_formatting();
                self.insert_foreign(start, tag == Tag::Svg);
            }
            Tag::Button => {
                self.end_in_scope(|open| open.traits.tag == Tag::Button);
                self.reopen_formatting();
                self.insert(start);
            }
            Tag::Xmp => {
                self.end_paragraph();
                self.reopen_formatting();
                self.insert(start);
            }
            Tag::Other | Tag::Ruby => {
                self.reopen_formatting();
                self.insert(start);
            }
        }
        Reprocess::Done
    }

    /// Processes `<form>`: a form inside a form is dropped.
    fn start_form(&mut self, start: &Start) {
        if self.form.is_some() && !self.has_template() {
            let dropped = &mut self.document.repairs.dropped_forms;
            if dropped.len() < MAX_REPAIRS {
                dropped.push(start.offset as usize);
            }
            return;
        }
        self.end_paragraph();
        self.insert(start);
        if !self.has_template() {
            self.form = self.open.last().map(|open| open.node);
        }
    }

    /// Processes the start tags of `select`, `option`, `optgroup` and `input`.
    fn start_control(&mut self, start: &Start) {
        let tag = start.traits.tag;
        let is_select = |open: &Open| open.traits.tag == Tag::Select;
        match tag {
            Tag::Select if self.end_in_scope(is_select) => return,
            Tag::Input => {
                self.end_in_scope(is_select);
            }
            Tag::Option | Tag::Optgroup if self.in_scope(is_select).is_some() => {
                self.end_implied((tag == Tag::Option).then_some(Tag::Optgroup));
            }
            Tag::Option | Tag::Optgroup => self.end_if_current(Tag::Option),
            _ => {}
        }
        self.reopen_formatting();
        self.insert(start);
        if tag == Tag::Input {
            self.pop();
        }
    }

    pub(super) fn end_in_body(&mut self, name: NameId, tag: Tag, offset: TextOffset) {
        let same = |open: &Open| open.name == name && !open.traits.has(FOREIGN);
        match tag {
            Tag::Template => self.end_template(),
            Tag::Body | Tag::Html => {}
            Tag::Block | Tag::Button | Tag::Division | Tag::Description | Tag::List | Tag::Pre | Tag::Select => {
                self.end_or_stray(same);
            }
            Tag::Form => self.end_form(),
            Tag::P => {
                if self.paragraph_in_scope().is_none() {
                    self.document.repairs.stray_ends += 1;
                    self.insert_implied("p", offset);
                }
                self.end_paragraph();
            }
            Tag::Item => match self.item_in_scope() {
                Some(depth) => self.pop_to(depth),
                None => self.document.repairs.stray_ends += 1,
            },
            Tag::Heading => {
                self.end_or_stray(|open| open.traits.tag == Tag::Heading);
            }
            Tag::A | Tag::Formatting | Tag::Nobr => self.adopt(name),
            Tag::Scoped => {
                if self.end_in_scope(same) {
                    self.clear_to_marker();
                }
            }
            Tag::Br => {
                let br = self.implied("br", offset);
                self.reopen_formatting();
                self.insert_void(&br);
            }
            _ => self.end_ordinary(name),
        }
    }
}
