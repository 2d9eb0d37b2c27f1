//! Scopes: which open elements a tag reaches, and what closes with them (HTML standard 13.2.4.2, 13.2.6.3).
use super::Tree;
use super::types::Open;
use crate::facts::html::{BARRIER, FOREIGN, IMPLIED_END, NameId, NodeId, SPECIAL, TEXT_ONLY, Tag};

impl Tree {
    /// The depth of the nearest open element that fits, unless one that bars the way comes first.
    fn nearest(&self, fits: impl Fn(&Open) -> bool, bars: impl Fn(&Open) -> bool) -> Option<usize> {
        for (depth, open) in self.open.iter().enumerate().rev() {
            if fits(open) {
                return Some(depth);
            }
            if bars(open) {
                return None;
            }
        }
        None
    }

    pub(super) fn in_scope(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        self.nearest(fits, |open| open.traits.has(BARRIER))
    }

    pub(super) fn in_table_scope(&self, fits: impl Fn(&Open) -> bool) -> Option<usize> {
        self.nearest(fits, |open| matches!(open.traits.tag, Tag::Html | Tag::Table | Tag::Template))
    }

    pub(super) fn item_in_scope(&self) -> Option<usize> {
        self.nearest(
            |open| open.traits.tag == Tag::Item,
            |open| open.traits.has(BARRIER) || open.traits.tag == Tag::List,
        )
    }

    pub(super) fn paragraph_in_scope(&self) -> Option<usize> {
        if self.paragraphs == 0 {
            return None;
        }
        self.nearest(
            |open| open.traits.tag == Tag::P,
            |open| open.traits.has(BARRIER) || open.traits.tag == Tag::Button,
        )
    }

    pub(super) fn end_paragraph(&mut self) {
        if let Some(depth) = self.paragraph_in_scope() {
            self.pop_to(depth);
        }
    }

    /// A list item ends the one before it, but not one of a list further out.
    pub(super) fn end_sibling(&mut self, tag: Tag) {
        let depth = self.nearest(
            |open| open.traits.tag == tag,
            |open| open.traits.has(SPECIAL) && !matches!(open.traits.tag, Tag::Division | Tag::P),
        );
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
        self.end_paragraph();
    }

    /// Closes the nearest open element that fits, with all that is open in it, if it is in scope; whether it was.
    pub(super) fn end_in_scope(&mut self, fits: impl Fn(&Open) -> bool) -> bool {
        let depth = self.in_scope(fits);
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
        depth.is_some()
    }

    /// As [`Tree::end_in_scope`]; an end tag that closes nothing is noted.
    pub(super) fn end_or_stray(&mut self, fits: impl Fn(&Open) -> bool) {
        if !self.end_in_scope(fits) {
            self.document.repairs.stray_ends += 1;
        }
    }

    pub(super) fn end_if_current(&mut self, tag: Tag) {
        if self.current_tag() == tag {
            self.pop();
        }
    }

    /// Closes elements whose end tag may be left out, as long as they are of no such kind.
    pub(super) fn end_implied(&mut self, except: Option<Tag>) {
        while self.open.last().is_some_and(|open| open.traits.has(IMPLIED_END) && Some(open.traits.tag) != except) {
            self.pop();
        }
    }

    /// Closes up to where a part of a table may stand.
    pub(super) fn clear_back_to(&mut self, context: &[Tag]) {
        while self.open.len() > 1 && !context.contains(&self.current_tag()) && self.current_tag() != Tag::Template {
            self.pop();
        }
    }

    /// "Any other end tag" of the standard.
    pub(super) fn end_ordinary(&mut self, name: NameId) {
        let depth =
            self.nearest(|open| open.name == name && !open.traits.has(FOREIGN), |open| open.traits.has(SPECIAL));
        match depth {
            Some(depth) => self.pop_to(depth),
            None => self.document.repairs.stray_ends += 1,
        }
    }

    /// An element that holds only text ends with whatever tag comes next.
    pub(super) fn end_text_only(&mut self) {
        if self.open.last().is_some_and(|open| open.traits.has(TEXT_ONLY)) {
            self.pop();
        }
    }

    pub(super) fn has_template(&self) -> bool {
        !self.template_modes.is_empty()
    }

    /// `</form>` ends the form even where elements in it are still open; those stay open, and stay in it.
    pub(super) fn end_form(&mut self) {
        if self.has_template() {
            self.end_in_scope(|open| open.traits.tag == Tag::Form);
            return;
        }
        let Some(form) = self.form.take() else {
            self.document.repairs.stray_ends += 1;
            return;
        };
        let is_form = |open: &Open| open.node == form;
        if self.in_scope(is_form).is_none() {
            return;
        }
        self.end_implied(None);
        if let Some(depth) = self.open.iter().rposition(is_form) {
            let open = self.open.remove(depth);
            self.close(open);
        }
    }

    /// The element among the open ones that this node is.
    pub(super) fn depth_of(&self, node: NodeId) -> Option<usize> {
        self.open.iter().rposition(|open| open.node == node)
    }
}
