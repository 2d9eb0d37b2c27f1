//! Active formatting elements: unclosed ones are reopened in the next block (HTML standard 13.2.4.3).
use super::Tree;
use super::types::{Format, Start};
use crate::facts::html::{MAX_REPAIRS, NameId, NodeId, Tag, TextOffset, flag};
use std::ops::Range;

/// Maximum number of entries in the list; beyond it, the oldest is removed. The standard has no such limit.
const MAX_FORMATTING: usize = 64;

impl Tree {
    pub(super) fn start_formatting(&mut self, start: &Start) {
        match start.traits.tag {
            Tag::A => {
                if let Some(index) = self.last_format_index(start.name) {
                    self.record_nested_link(index, start);
                    let node = self.formatting.get(index).and_then(Option::as_ref).map(|format| format.node);
                    self.adopt(start.name);
                    self.drop_format(node);
                }
            }
            Tag::Nobr => {
                self.reopen_formatting();
                if self.in_scope(|open| open.traits.tag == Tag::Nobr).is_some() {
                    self.adopt(start.name);
                }
            }
            _ => {}
        }
        self.reopen_formatting();
        self.insert(start);
        self.push_format(start);
    }

    /// Records a link that starts inside an open link, whose entry has this index.
    fn record_nested_link(&mut self, index: usize, start: &Start) {
        let outer = self.formatting.get(index).and_then(Option::as_ref);
        let is_link = |start: &Start| self.value_of(start, "href").is_some();
        let is_nested = outer.is_some_and(|outer| is_link(&outer.start)) && is_link(start);
        let nested = &mut self.document.repairs.nested_links;
        if is_nested && nested.len() < MAX_REPAIRS {
            nested.push(start.offset as usize);
        }
    }

    /// Removes a formatting element from the list and from the open elements.
    pub(super) fn drop_format(&mut self, node: Option<NodeId>) {
        let Some(node) = node else { return };
        self.formatting.retain(|entry| entry.as_ref().is_none_or(|format| format.node != node));
        if let Some(depth) = self.depth_of(node) {
            let open = self.open.remove(depth);
            self.close(open);
        }
    }

    /// Adds the current element to the list. Of identical elements after the last marker, only three are kept.
    fn push_format(&mut self, start: &Start) {
        let Some(open) = self.open.last() else { return };
        let since_marker = self.formatting.iter().rposition(Option::is_none).map_or(0, |marker| marker + 1);
        let is_identical = |entry: &Option<Format>| {
            entry.as_ref().is_some_and(|format| format.start.name == start.name && self.same_attributes(format, start))
        };
        let identical =
            || self.formatting.iter().enumerate().skip(since_marker).filter(|(_, entry)| is_identical(entry));
        if identical().count() >= 3
            && let Some((first, _)) = identical().next()
        {
            self.formatting.remove(first);
        }
        if self.formatting.len() >= MAX_FORMATTING
            && let Some(oldest) = self.formatting.iter().position(Option::is_some)
        {
            self.formatting.remove(oldest);
        }
        self.formatting.push(Some(Format { node: open.node, is_open: true, start: start.clone() }));
    }

    fn same_attributes(&self, format: &Format, start: &Start) -> bool {
        let slice = |start: &Start| start.attributes.among(&self.document.attributes);
        let value = |range: &Range<TextOffset>| self.document.values.get(range.start as usize..range.end as usize);
        let (one, other) = (slice(&format.start), slice(start));
        one.len() == other.len()
            && one
                .iter()
                .zip(other)
                .all(|(one, other)| one.name() == other.name() && value(&one.value) == value(&other.value))
    }

    /// Records in the list that a formatting element is closed.
    pub(super) fn mark_closed(&mut self, node: NodeId) {
        if let Some(format) = self.formatting.iter_mut().rev().flatten().find(|format| format.node == node) {
            format.is_open = false;
        }
    }

    /// Removes entries up to and including the last marker.
    pub(super) fn clear_to_marker(&mut self) {
        while let Some(Some(format)) = self.formatting.pop() {
            self.push_unclosed(format.start.name, format.start.offset);
        }
    }

    /// Reopens the formatting elements that were not closed before their block ended.
    pub(super) fn reopen_formatting(&mut self) {
        let closed = |entry: &Option<Format>| entry.as_ref().is_some_and(|format| !format.is_open);
        let count = self.formatting.iter().rev().take_while(|entry| closed(entry)).count();
        for index in self.formatting.len() - count..self.formatting.len() {
            if self.is_full() {
                return;
            }
            let Some(Some(format)) = self.formatting.get(index) else { return };
            let copy = copy_of(&format.start);
            self.insert(&copy);
            let node = self.open.last().map_or(0, |open| open.node);
            if let Some(Some(format)) = self.formatting.get_mut(index) {
                (format.node, format.is_open) = (node, true);
            }
        }
    }

    /// Returns the index of the last entry with this name after the last marker.
    pub(super) fn last_format_index(&self, name: NameId) -> Option<usize> {
        let since_marker =
            self.formatting.iter().enumerate().rev().map_while(|(index, entry)| Some((index, entry.as_ref()?)));
        since_marker.into_iter().find(|(_, format)| format.start.name == name).map(|(index, _)| index)
    }

    /// Returns the index of a node's entry in the list.
    pub(super) fn format_index_of(&self, node: NodeId) -> Option<usize> {
        self.formatting.iter().position(|entry| entry.as_ref().is_some_and(|format| format.node == node))
    }
}

/// Returns a copy of a start tag, flagged as not being in the source.
pub(super) fn copy_of(start: &Start) -> Start {
    Start { flags: start.flags | flag::IMPLIED, ..start.clone() }
}
