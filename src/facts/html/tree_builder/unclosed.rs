//! Elements that need an end tag and have none.
use super::Tree;
use crate::facts::html::{FOREIGN, FORMATTING, NameId, TEXT_ONLY, Tag, TextOffset, flag};

/// Maximum number of elements that are recorded.
const MAX_UNCLOSED: usize = 100;

impl Tree {
    /// Records the open element at this depth if it needs an end tag. Formatting elements stay in their own list until
    /// the end of the page.
    pub(super) fn record_unclosed(&mut self, depth: usize) {
        let Some(open) = self.open.get(depth) else { return };
        if has_optional_end(open.traits.tag) || [FOREIGN, FORMATTING, TEXT_ONLY].iter().any(|bit| open.traits.has(*bit))
        {
            return;
        }
        let node = self.document.node(open.node);
        let node = node.filter(|node| node.flags & (flag::IMPLIED | flag::SELF_CLOSED) == 0);
        if let Some(offset) = node.map(|node| node.source_offset) {
            self.push_unclosed(open.name, offset);
        }
    }

    pub(super) fn push_unclosed(&mut self, name: NameId, offset: TextOffset) {
        if self.unclosed.len() < MAX_UNCLOSED {
            self.unclosed.push((name, offset));
        }
    }

    /// Forgets the last unclosed element with this name, because its end tag comes later: the two are misnested.
    pub(super) fn forget_unclosed(&mut self, name: NameId) {
        if let Some(index) = self.unclosed.iter().rposition(|(unclosed, _)| *unclosed == name) {
            self.unclosed.remove(index);
        }
    }

    /// Returns the source offsets of all unclosed elements at the end of the page, sorted.
    pub(super) fn take_unclosed(&mut self) -> Vec<usize> {
        (0..self.open.len()).for_each(|depth| self.record_unclosed(depth));
        let written = |flags: u16| flags & flag::SELF_CLOSED == 0;
        let formats = self.formatting.iter().flatten().filter(|format| written(format.start.flags));
        let formats: Vec<_> = formats.map(|format| (format.start.name, format.start.offset)).collect();
        formats.into_iter().for_each(|(name, offset)| self.push_unclosed(name, offset));
        let mut offsets: Vec<_> = self.unclosed.drain(..).map(|(_, offset)| offset as usize).collect();
        offsets.sort_unstable();
        offsets.dedup();
        offsets
    }
}

/// Returns true if the end tag of an element may be omitted (HTML standard 13.1.2.4) or does not exist.
const fn has_optional_end(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Body
            | Tag::Caption
            | Tag::Cell
            | Tag::Colgroup
            | Tag::Description
            | Tag::Frameset
            | Tag::Head
            | Tag::Html
            | Tag::Item
            | Tag::Optgroup
            | Tag::Option
            | Tag::P
            | Tag::Plaintext
            | Tag::Row
            | Tag::RowGroup
            | Tag::RubyBase
            | Tag::RubyContainer
            | Tag::RubyText
    )
}
