//! The adoption agency algorithm: end tags of formatting elements that contain open blocks (HTML standard 13.2.6.4.7).
use super::Tree;
use super::formatting::copy_of;
use super::types::{Format, Open, Start};
use crate::facts::html::{BARRIER, FOREIGN, NameId, Node, NodeId, SPECIAL, Traits, flag};

/// Maximum number of node shifts in one document. The standard has no such limit.
const MAX_SHIFTS: usize = 2_000_000;
/// Maximum number of formatting elements between the two that are recreated around the block.
const MAX_INTERMEDIATE: usize = 3;

impl Tree {
    /// Runs the algorithm for an end tag with this name.
    pub(super) fn adopt(&mut self, name: NameId) {
        let is_unlisted =
            |open: &&Open| open.name == name && !open.traits.has(FOREIGN) && self.format_index_of(open.node).is_none();
        if self.open.last().filter(is_unlisted).is_some() {
            return self.pop();
        }
        for _ in 0..8 {
            let Some(index) = self.last_format_index(name) else { return self.end_ordinary(name) };
            let Some(Some(format)) = self.formatting.get(index) else { return };
            let Some(depth) = self.depth_of(format.node) else {
                self.formatting.remove(index);
                return;
            };
            let mut inside = self.open.iter().enumerate().skip(depth + 1);
            if inside.clone().any(|(_, open)| open.traits.has(BARRIER)) {
                return;
            }
            match inside.find(|(_, open)| open.traits.has(SPECIAL)) {
                Some((block, _)) => self.split(index, depth, block),
                None => {
                    self.formatting.remove(index);
                    return self.pop_to(depth);
                }
            }
        }
    }

    /// Ends a formatting element before a block that is open in it, and recreates it inside that block. `format_index` is
    /// its index in the list of formatting elements; `depth` and `block` are indexes of open elements.
    fn split(&mut self, format_index: usize, depth: usize, block: usize) {
        let element = self.formatting.get(format_index).cloned().flatten();
        let (Some(element), Some(open)) = (element, self.open.get(block).copied()) else { return };
        self.shifted += self.document.nodes.len() - open.node as usize;
        if self.shifted > MAX_SHIFTS {
            return self.drop_format(Some(element.node));
        }
        self.end_before(element.node, open.node);
        let recreated = self.split_intermediate(depth, block);
        let count = recreated.len() as NodeId;
        // The indexes of the block and of the formatting element inside it after the insertion.
        let (block, inside) = (open.node + count, open.node + count + 1);
        self.insert_copies(open.node, &recreated, &element.start);

        let outer = depth.checked_sub(1).and_then(|above| self.open.get(above)).copied();
        let outer_traits = outer.map(|outer| outer.traits).unwrap_or_default();
        let mut parent = outer.map_or(0, |outer| outer.node);
        for index in open.node..=inside {
            let traits = if index == block { open.traits } else { element.start.traits };
            self.set_parent(index, parent, traits, outer_traits);
            parent = index;
        }

        self.open.remove(depth);
        let below = self.depth_of(block).map_or(self.open.len(), |depth| depth + 1);
        let reopened = Open { node: inside, name: element.start.name, traits: element.start.traits };
        self.open.insert(below, reopened);
        self.replace_entry(element, inside, count.checked_sub(1).map(|last| open.node + last));
    }

    /// Ends the elements between the formatting element and the block. Returns those to recreate, outermost first.
    fn split_intermediate(&mut self, depth: usize, block: usize) -> Vec<Format> {
        let Some(node) = self.open.get(block).map(|open| open.node) else { return Vec::new() };
        let mut recreated = Vec::new();
        for between in (depth + 1..block).rev() {
            let Some(open) = self.open.get(between).copied() else { continue };
            self.end_before(open.node, node);
            let index = self.format_index_of(open.node);
            match index.and_then(|index| self.formatting.get(index).cloned().flatten()) {
                Some(format) if block - between <= MAX_INTERMEDIATE => recreated.push(format),
                entry => {
                    if let Some(index) = index.filter(|_| entry.is_some()) {
                        self.formatting.remove(index);
                    }
                    self.open.remove(between);
                }
            }
        }
        recreated.reverse();
        recreated
    }

    /// Inserts copies of formatting elements before a node and one after it, and shifts the indexes of later nodes.
    fn insert_copies(&mut self, node: NodeId, before: &[Format], after: &Start) {
        let Some(block) = self.document.node(node).cloned() else { return };
        let copy = |start: &Start| {
            let start = copy_of(start);
            Node {
                name: start.name,
                flags: start.flags,
                attributes: start.attributes,
                source_offset: start.offset,
                ..block.clone()
            }
        };
        let count = before.len() as NodeId;
        let (position, shift) = (node as usize, count + 1);
        self.document.nodes.insert(position + 1, copy(after));
        self.document.nodes.splice(position..position, before.iter().map(|format| copy(&format.start)));
        for later in self.document.nodes.iter_mut().skip(position + shift as usize + 1) {
            later.parent += shift;
            later.end += shift;
        }
        let update = |id: &mut NodeId| {
            *id += if *id > node {
                shift
            } else if *id == node {
                count
            } else {
                0
            };
        };
        self.open.iter_mut().for_each(|open| update(&mut open.node));
        self.formatting.iter_mut().flatten().for_each(|format| update(&mut format.node));
        self.form.iter_mut().for_each(update);
        for (index, format) in before.iter().enumerate() {
            let new = node + index as NodeId;
            self.open.iter_mut().filter(|open| open.node == format.node).for_each(|open| open.node = new);
            let entries = self.formatting.iter_mut().flatten();
            entries.filter(|entry| entry.node == format.node).for_each(|entry| entry.node = new);
        }
    }

    /// Sets the parent of a node and updates the flags that it inherits.
    fn set_parent(&mut self, index: NodeId, parent: NodeId, traits: Traits, parent_traits: Traits) {
        let inherited = self.flags_for(traits, parent, parent_traits);
        if let Some(node) = self.document.nodes.get_mut(index as usize) {
            node.parent = parent;
            node.end = index + 1;
            node.flags = node.flags & !flag::INHERITED | inherited;
        }
        crate::facts::html::set_own_flags(&mut self.document, index);
    }

    /// Replaces the entry of a formatting element with one for its copy: after the entry of `nearest`, the recreated
    /// element closest to the block, or at the old index if there is none.
    fn replace_entry(&mut self, element: Format, node: NodeId, nearest: Option<NodeId>) {
        let old = element.node;
        let entry = Some(Format { node, ..element });
        match nearest.and_then(|nearest| self.format_index_of(nearest)) {
            Some(index) => {
                self.formatting.insert(index + 1, entry);
                self.formatting.retain(|entry| entry.as_ref().is_none_or(|format| format.node != old));
            }
            None => {
                let index = self.format_index_of(old);
                if let Some(slot) = index.and_then(|index| self.formatting.get_mut(index)) {
                    *slot = entry;
                }
            }
        }
    }

    /// Ends the text of a node at the start of a block.
    fn end_before(&mut self, node: NodeId, block: NodeId) {
        let Some(block) = self.document.node(block) else { return };
        let (raw, start, text_offset) = (block.flags & flag::RAW, block.text.start, block.text_offset);
        if let Some(node) = self.document.nodes.get_mut(node as usize) {
            node.text.end = if node.flags & flag::RAW == raw { start } else { text_offset };
        }
    }
}
