//! Tags in tables (HTML standard 13.2.6.4.9 to .15).
use super::Tree;
use super::types::{Mode, Open, Reprocess, Start};
use crate::facts::html::{NameId, Tag, TextOffset};

const ROW_GROUP: &[Tag] = &[Tag::RowGroup];
const ROW: &[Tag] = &[Tag::Row];
const TABLE: &[Tag] = &[Tag::Table];

impl Tree {
    pub(super) fn start_in_table(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Caption | Tag::Colgroup | Tag::RowGroup => {
                self.clear_back_to(TABLE);
                self.insert(start);
                self.mode = match start.traits.tag {
                    Tag::Caption => Mode::Caption,
                    Tag::Colgroup => Mode::ColumnGroup,
                    _ => Mode::RowGroup,
                };
                if start.traits.tag == Tag::Caption {
                    self.formatting.push(None);
                }
            }
            Tag::Col | Tag::Row | Tag::Cell => {
                self.clear_back_to(TABLE);
                let is_column = start.traits.tag == Tag::Col;
                self.insert_implied(if is_column { "colgroup" } else { "tbody" }, start.offset);
                self.mode = if is_column { Mode::ColumnGroup } else { Mode::RowGroup };
                return Reprocess::Again;
            }
            Tag::Table => return if self.end_table() { Reprocess::Again } else { Reprocess::Done },
            Tag::Script | Tag::Template => return self.start_head_content(start),
            Tag::Input if self.value_of(start, "type").is_some_and(|kind| kind.eq_ignore_ascii_case("hidden")) => {
                self.insert_void(start);
            }
            Tag::Form => {
                if self.form.is_none() && !self.has_template() {
                    self.insert(start);
                    self.form = self.open.last().map(|open| open.node);
                    self.pop();
                }
            }
            _ => return self.start_in_body(start),
        }
        Reprocess::Done
    }

    pub(super) fn end_in_table(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        if tag == Tag::Table {
            self.end_table();
        } else if !is_part(tag) && !matches!(tag, Tag::Body | Tag::Html) {
            self.end_in_body(name, tag, offset);
        }
        Reprocess::Done
    }

    /// Closes the open table. Returns false if there is none.
    fn end_table(&mut self) -> bool {
        let depth = self.in_table_scope(is(Tag::Table));
        if let Some(depth) = depth {
            self.pop_to(depth);
            self.reset_mode();
        }
        depth.is_some()
    }

    pub(super) fn start_in_caption(&mut self, start: &Start) -> Reprocess {
        if is_part(start.traits.tag) { self.end_caption() } else { self.start_in_body(start) }
    }

    pub(super) fn end_in_caption(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        match tag {
            Tag::Caption => {
                self.end_caption();
            }
            Tag::Table => return self.end_caption(),
            Tag::Body | Tag::Html => {}
            _ if is_part(tag) => {}
            _ => self.end_in_body(name, tag, offset),
        }
        Reprocess::Done
    }

    fn end_caption(&mut self) -> Reprocess {
        let Some(depth) = self.in_table_scope(is(Tag::Caption)) else { return Reprocess::Done };
        self.pop_to(depth);
        self.clear_to_marker();
        self.mode = Mode::Table;
        Reprocess::Again
    }

    pub(super) fn start_in_column_group(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Html => self.repeat_root(start),
            Tag::Col => self.insert_void(start),
            Tag::Template => return self.start_head_content(start),
            _ => return self.end_column_group(),
        }
        Reprocess::Done
    }

    pub(super) fn end_in_column_group(&mut self, tag: Tag) -> Reprocess {
        match tag {
            Tag::Col => {}
            Tag::Colgroup => {
                self.end_column_group();
            }
            Tag::Template => self.end_template(),
            _ => return self.end_column_group(),
        }
        Reprocess::Done
    }

    pub(super) fn end_column_group(&mut self) -> Reprocess {
        if self.current_tag() != Tag::Colgroup {
            return Reprocess::Done;
        }
        self.pop();
        self.mode = Mode::Table;
        Reprocess::Again
    }

    pub(super) fn start_in_row_group(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Row => {
                self.clear_back_to(ROW_GROUP);
                self.insert(start);
                self.mode = Mode::Row;
                Reprocess::Done
            }
            Tag::Cell => {
                self.clear_back_to(ROW_GROUP);
                self.insert_implied("tr", start.offset);
                self.mode = Mode::Row;
                Reprocess::Again
            }
            Tag::Caption | Tag::Col | Tag::Colgroup | Tag::RowGroup => self.end_row_group(is(Tag::RowGroup)),
            _ => self.start_in_table(start),
        }
    }

    pub(super) fn end_in_row_group(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        match tag {
            Tag::RowGroup => {
                self.end_row_group(named(name));
                Reprocess::Done
            }
            Tag::Table => self.end_row_group(is(Tag::RowGroup)),
            _ => self.end_in_table(name, tag, offset),
        }
    }

    fn end_row_group(&mut self, matches: impl Fn(&Open) -> bool) -> Reprocess {
        if self.in_table_scope(matches).is_none() {
            return Reprocess::Done;
        }
        self.clear_back_to(ROW_GROUP);
        self.pop();
        self.mode = Mode::Table;
        Reprocess::Again
    }

    pub(super) fn start_in_row(&mut self, start: &Start) -> Reprocess {
        match start.traits.tag {
            Tag::Cell => {
                self.clear_back_to(ROW);
                self.insert(start);
                self.mode = Mode::Cell;
                self.formatting.push(None);
                Reprocess::Done
            }
            tag if is_part(tag) => self.end_row(),
            _ => self.start_in_table(start),
        }
    }

    pub(super) fn end_in_row(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        match tag {
            Tag::Row => {
                self.end_row();
                Reprocess::Done
            }
            Tag::Table => self.end_row(),
            Tag::RowGroup if self.in_table_scope(named(name)).is_some() => self.end_row(),
            Tag::RowGroup => Reprocess::Done,
            _ => self.end_in_table(name, tag, offset),
        }
    }

    fn end_row(&mut self) -> Reprocess {
        if self.in_table_scope(is(Tag::Row)).is_none() {
            return Reprocess::Done;
        }
        self.clear_back_to(ROW);
        self.pop();
        self.mode = Mode::RowGroup;
        Reprocess::Again
    }

    pub(super) fn start_in_cell(&mut self, start: &Start) -> Reprocess {
        if is_part(start.traits.tag) { self.end_cell(is(Tag::Cell)) } else { self.start_in_body(start) }
    }

    pub(super) fn end_in_cell(&mut self, name: NameId, tag: Tag, offset: TextOffset) -> Reprocess {
        match tag {
            Tag::Cell => {
                self.end_cell(named(name));
            }
            Tag::Table | Tag::RowGroup | Tag::Row => {
                return match self.in_table_scope(named(name)) {
                    Some(_) => self.end_cell(is(Tag::Cell)),
                    None => Reprocess::Done,
                };
            }
            Tag::Body | Tag::Caption | Tag::Col | Tag::Colgroup | Tag::Html => {}
            _ => self.end_in_body(name, tag, offset),
        }
        Reprocess::Done
    }

    fn end_cell(&mut self, matches: impl Fn(&Open) -> bool) -> Reprocess {
        let Some(depth) = self.in_table_scope(matches) else { return Reprocess::Done };
        self.pop_to(depth);
        self.clear_to_marker();
        self.mode = Mode::Row;
        Reprocess::Again
    }
}

fn is(tag: Tag) -> impl Fn(&Open) -> bool {
    move |open| open.traits.tag == tag
}

fn named(name: NameId) -> impl Fn(&Open) -> bool {
    move |open| open.name == name && open.traits.tag != Tag::Other
}

/// Returns true if the element occurs only in tables.
const fn is_part(tag: Tag) -> bool {
    matches!(tag, Tag::Caption | Tag::Cell | Tag::Col | Tag::Colgroup | Tag::Row | Tag::RowGroup)
}
