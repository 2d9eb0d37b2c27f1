//! Scopes: open elements that a tag can close, and implied end tags (HTML standard 13.2.4.2, 13.2.6.3).
use super::Tree;
use super::types::Open;
use crate::facts::html::{BARRIER, FOREIGN, IMPLIED_END, NameId, NodeId, SPECIAL, TEXT_ONLY, Tag};

impl Tree {
    /// Returns the depth of the nearest open element that matches, unless a boundary comes first.
    fn nearest(&self, matches: impl Fn(&Open) -> bool, is_boundary: impl Fn(&Open) -> bool) -> Option<usize> {
        for (depth, open) in self.open.iter().enumerate().rev() {
            if matches(open) {
                return Some(depth);
            }
            if is_boundary(open) {
                return None;
            }
        }
        None
    }

    /// Returns the depth of the nearest matching element in scope.
    pub(super) fn in_scope(&self, matches: impl Fn(&Open) -> bool) -> Option<usize> {
        self.nearest(matches, |open| open.traits.has(BARRIER))
    }

    /// Returns the depth of the nearest matching element in table scope.
    pub(super) fn in_table_scope(&self, matches: impl Fn(&Open) -> bool) -> Option<usize> {
        self.nearest(matches, |open| matches!(open.traits.tag, Tag::Html | Tag::Table | Tag::Template))
    }

    /// Returns the depth of the nearest `li` in list item scope.
    pub(super) fn item_in_scope(&self) -> Option<usize> {
        self.nearest(
            |open| open.traits.tag == Tag::Item,
            |open| open.traits.has(BARRIER) || open.traits.tag == Tag::List,
        )
    }

    /// Returns the depth of the nearest `p` in button scope.
    pub(super) fn paragraph_in_scope(&self) -> Option<usize> {
        if self.paragraphs == 0 {
            return None;
        }
        self.nearest(
            |open| open.traits.tag == Tag::P,
            |open| open.traits.has(BARRIER) || open.traits.tag == Tag::Button,
        )
    }

    /// Closes the `p` in button scope, if there is one.
    pub(super) fn end_paragraph(&mut self) {
        if let Some(depth) = self.paragraph_in_scope() {
            self.pop_to(depth);
        }
    }

    /// Closes the previous item (`li`, `dd`, `dt`) of the same list before a new one, but none of an outer list.
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

    /// Closes the nearest matching element in scope and everything open inside it. Returns false if there is none.
    pub(super) fn end_in_scope(&mut self, matches: impl Fn(&Open) -> bool) -> bool {
        let depth = self.in_scope(matches);
        if let Some(depth) = depth {
            self.pop_to(depth);
        }
        depth.is_some()
    }

    /// Like [`Tree::end_in_scope`], but counts an end tag that closes nothing as stray.
    pub(super) fn end_or_stray(&mut self, matches: impl Fn(&Open) -> bool) {
        if !self.end_in_scope(matches) {
            self.document.repairs.stray_ends += 1;
        }
    }

    /// Closes the current element if it is of this kind.
    pub(super) fn end_if_current(&mut self, tag: Tag) {
        if self.current_tag() == tag {
            self.pop();
        }
    }

    /// Generates implied end tags: closes elements whose end tag is optional, except those of kind `except`.
    pub(super) fn end_implied(&mut self, except: Option<Tag>) {
        while self.open.last().is_some_and(|open| open.traits.has(IMPLIED_END) && Some(open.traits.tag) != except) {
            self.pop();
        }
    }

    /// Closes elements until the current one is of a kind in `context`, a template or the root.
    pub(super) fn clear_back_to(&mut self, context: &[Tag]) {
        while self.open.len() > 1 && !context.contains(&self.current_tag()) && self.current_tag() != Tag::Template {
            self.pop();
        }
    }

    /// Processes "any other end tag" of the standard's body mode.
    pub(super) fn end_ordinary(&mut self, name: NameId) {
        let depth =
            self.nearest(|open| open.name == name && !open.traits.has(FOREIGN), |open| open.traits.has(SPECIAL));
        match depth {
            Some(depth) => self.pop_to(depth),
            None => self.document.repairs.stray_ends += 1,
        }
    }

    /// Closes the current element if it contains only text, since any tag ends it.
    pub(super) fn end_text_only(&mut self) {
        if self.open.last().is_some_and(|open| open.traits.has(TEXT_ONLY)) {
            self.pop();
        }
    }

    /// Returns true if a template is open.
    pub(super) fn has_template(&self) -> bool {
        !self.template_modes.is_empty()
    }

    /// Processes `</form>`: ends the form even if elements inside it are open. Those stay open and remain its descendants.
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
            self.document.names.find("form").into_iter().for_each(|name| self.forget_unclosed(name));
            return;
        }
        self.end_implied(None);
        if let Some(depth) = self.open.iter().rposition(is_form) {
            let open = self.open.remove(depth);
            self.close(open);
        }
    }

    /// Returns the depth of a node among the open elements.
    pub(super) fn depth_of(&self, node: NodeId) -> Option<usize> {
        self.open.iter().rposition(|open| open.node == node)
    }
}
