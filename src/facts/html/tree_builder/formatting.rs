//! Formatting elements: those that were not closed before their block ended begin again in the next one (HTML standard
//! 13.2.4.3).
use super::Tree;
use super::types::{Format, Start};
use crate::facts::html::{MOST_REPAIRS, NameId, NodeId, Tag, TextOffset, flag};
use std::ops::Range;

/// Most entries of the list; the oldest goes where there are more. The standard has no such limit.
const MAX_FORMATTING: usize = 64;

impl Tree {
    pub(super) fn start_formatting(&mut self, start: &Start) {
        match start.traits.tag {
            Tag::A => {
                if let Some(place) = self.listed(start.name) {
                    self.note_nested_link(place, start);
                    let node = self.formatting.get(place).and_then(Option::as_ref).map(|format| format.node);
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
        self.list(start);
    }

    /// Notes a link that begins before the one around it has ended.
    fn note_nested_link(&mut self, place: usize, start: &Start) {
        let outer = self.formatting.get(place).and_then(Option::as_ref);
        let is_link = |start: &Start| self.value_of(start, "href").is_some();
        let is_nested = outer.is_some_and(|outer| is_link(&outer.start)) && is_link(start);
        let nested = &mut self.document.repairs.nested_links;
        if is_nested && nested.len() < MOST_REPAIRS {
            nested.push(start.offset as usize);
        }
    }

    /// Takes a formatting element from the list and from what is open.
    pub(super) fn drop_format(&mut self, node: Option<NodeId>) {
        let Some(node) = node else { return };
        self.formatting.retain(|entry| entry.as_ref().is_none_or(|format| format.node != node));
        if let Some(depth) = self.depth_of(node) {
            let open = self.open.remove(depth);
            self.close(open);
        }
    }

    /// Adds the current element to the list, where no more than three alike may stand.
    fn list(&mut self, start: &Start) {
        let Some(open) = self.open.last() else { return };
        let since_marker = self.formatting.iter().rposition(Option::is_none).map_or(0, |marker| marker + 1);
        let alike = |entry: &Option<Format>| {
            entry.as_ref().is_some_and(|format| format.start.name == start.name && self.same_attributes(format, start))
        };
        let twins = || self.formatting.iter().enumerate().skip(since_marker).filter(|(_, entry)| alike(entry));
        if twins().count() >= 3
            && let Some((first, _)) = twins().next()
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

    pub(super) fn note_closed(&mut self, node: NodeId) {
        if let Some(format) = self.formatting.iter_mut().rev().flatten().find(|format| format.node == node) {
            format.is_open = false;
        }
    }

    pub(super) fn clear_to_marker(&mut self) {
        while let Some(Some(_)) = self.formatting.pop() {}
    }

    /// Opens again what formatting was not closed before its block ended.
    pub(super) fn reopen_formatting(&mut self) {
        let closed = |entry: &Option<Format>| entry.as_ref().is_some_and(|format| !format.is_open);
        let count = self.formatting.iter().rev().take_while(|entry| closed(entry)).count();
        for place in self.formatting.len() - count..self.formatting.len() {
            if self.is_full() {
                return;
            }
            let Some(Some(format)) = self.formatting.get(place) else { return };
            let copy = copy_of(&format.start);
            self.insert(&copy);
            let node = self.open.last().map_or(0, |open| open.node);
            if let Some(Some(format)) = self.formatting.get_mut(place) {
                (format.node, format.is_open) = (node, true);
            }
        }
    }

    /// Where the last entry of this name is in the list, if there is one after the last marker.
    pub(in crate::facts) fn listed(&self, name: NameId) -> Option<usize> {
        let since_marker =
            self.formatting.iter().enumerate().rev().map_while(|(place, entry)| Some((place, entry.as_ref()?)));
        since_marker.into_iter().find(|(_, format)| format.start.name == name).map(|(place, _)| place)
    }

    pub(in crate::facts) fn place_of(&self, node: NodeId) -> Option<usize> {
        self.formatting.iter().position(|entry| entry.as_ref().is_some_and(|format| format.node == node))
    }
}

/// The same start tag again, which is not in the source a second time.
pub(super) fn copy_of(start: &Start) -> Start {
    Start { flags: start.flags | flag::IMPLIED, ..start.clone() }
}
