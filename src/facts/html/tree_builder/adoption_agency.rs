//! The adoption agency: the end tag of a formatting element in which blocks have begun (HTML standard 13.2.6.4.7).
use super::Tree;
use super::formatting::copy_of;
use super::types::Format;
use super::types::{Open, Start};
use crate::facts::html::{BARRIER, FOREIGN, NameId, Node, NodeId, SPECIAL, Traits, flag};

/// Most nodes that may have to make room for others in one document. The standard has no such limit.
const MAX_MOVED: usize = 2_000_000;
/// How many formatting elements between begin again around the block.
const MAX_BETWEEN: usize = 3;

impl Tree {
    pub(super) fn adopt(&mut self, name: NameId) {
        let is_unlisted =
            |open: &&Open| open.name == name && !open.traits.has(FOREIGN) && self.place_of(open.node).is_none();
        if self.open.last().filter(is_unlisted).is_some() {
            return self.pop();
        }
        for _ in 0..8 {
            let Some(place) = self.listed(name) else { return self.end_ordinary(name) };
            let Some(Some(format)) = self.formatting.get(place) else { return };
            let Some(depth) = self.depth_of(format.node) else {
                self.formatting.remove(place);
                return;
            };
            let mut inside = self.open.iter().enumerate().skip(depth + 1);
            if inside.clone().any(|(_, open)| open.traits.has(BARRIER)) {
                return;
            }
            match inside.find(|(_, open)| open.traits.has(SPECIAL)) {
                Some((block, _)) => self.split(place, depth, block),
                None => {
                    self.formatting.remove(place);
                    return self.pop_to(depth);
                }
            }
        }
    }

    /// Ends a formatting element before a block that is open in it, and begins it again inside that block.
    fn split(&mut self, place: usize, depth: usize, block: usize) {
        let element = self.formatting.get(place).cloned().flatten();
        let (Some(element), Some(open)) = (element, self.open.get(block).copied()) else { return };
        self.moved += self.document.nodes.len() - open.node as usize;
        if self.moved > MAX_MOVED {
            return self.drop_format(Some(element.node));
        }
        self.end_before(element.node, open.node);
        let between = self.part_between(depth, block);
        let room = between.len() as NodeId;
        // Where the block stands afterwards, and the formatting element inside it.
        let (block, inside) = (open.node + room, open.node + room + 1);
        self.make_room(open.node, &between, &element.start);

        let around = depth.checked_sub(1).and_then(|above| self.open.get(above)).copied();
        let mut parent = around.map_or(0, |around| around.node);
        for index in open.node..=inside {
            let traits = if index == block { open.traits } else { element.start.traits };
            self.set_parent(index, parent, traits, around.map(|around| around.traits).unwrap_or_default());
            parent = index;
        }

        self.open.remove(depth);
        let below = self.depth_of(block).map_or(self.open.len(), |depth| depth + 1);
        let again = Open { node: inside, name: element.start.name, traits: element.start.traits };
        self.open.insert(below, again);
        self.relist(element, inside, room.checked_sub(1).map(|last| open.node + last));
    }

    /// Of what is open between the formatting element and the block, formatting begins again, the outermost first.
    fn part_between(&mut self, depth: usize, block: usize) -> Vec<Format> {
        let Some(node) = self.open.get(block).map(|open| open.node) else { return Vec::new() };
        let mut kept = Vec::new();
        for between in (depth + 1..block).rev() {
            let Some(open) = self.open.get(between).copied() else { continue };
            self.end_before(open.node, node);
            let place = self.place_of(open.node);
            match place.and_then(|place| self.formatting.get(place).cloned().flatten()) {
                Some(format) if block - between <= MAX_BETWEEN => kept.push(format),
                listed => {
                    if let Some(place) = place.filter(|_| listed.is_some()) {
                        self.formatting.remove(place);
                    }
                    self.open.remove(between);
                }
            }
        }
        kept.reverse();
        kept
    }

    /// Puts new nodes before a node and one after it; all that follow move on.
    fn make_room(&mut self, node: NodeId, before: &[Format], after: &Start) {
        let Some(block) = self.document.node(node).cloned() else { return };
        let again = |start: &Start| {
            let start = copy_of(start);
            Node {
                name: start.name,
                flags: start.flags,
                attributes: start.attributes,
                offset: start.offset,
                ..block.clone()
            }
        };
        let room = before.len() as NodeId;
        let (place, shift) = (node as usize, room + 1);
        self.document.nodes.insert(place + 1, again(after));
        self.document.nodes.splice(place..place, before.iter().map(|format| again(&format.start)));
        for later in self.document.nodes.iter_mut().skip(place + shift as usize + 1) {
            later.parent += shift;
            later.end += shift;
        }
        let moved = |place: &mut NodeId| {
            *place += if *place > node {
                shift
            } else if *place == node {
                room
            } else {
                0
            };
        };
        self.open.iter_mut().for_each(|open| moved(&mut open.node));
        self.formatting.iter_mut().flatten().for_each(|format| moved(&mut format.node));
        self.form.iter_mut().for_each(moved);
        for (index, format) in before.iter().enumerate() {
            let new = node + index as NodeId;
            self.open.iter_mut().filter(|open| open.node == format.node).for_each(|open| open.node = new);
            let entries = self.formatting.iter_mut().flatten();
            entries.filter(|entry| entry.node == format.node).for_each(|entry| entry.node = new);
        }
    }

    fn set_parent(&mut self, index: NodeId, parent: NodeId, traits: Traits, around: Traits) {
        let inherited = self.flags_for(traits, parent, around);
        if let Some(node) = self.document.nodes.get_mut(index as usize) {
            node.parent = parent;
            node.end = index + 1;
            node.flags = node.flags & !flag::INHERITED | inherited;
        }
        let hidden = crate::facts::html::own_flags(&self.document, index);
        if let Some(node) = self.document.nodes.get_mut(index as usize) {
            node.flags |= hidden;
        }
    }

    /// The list names the formatting element that began again: after the one that is nearest to the block, or where
    /// the old one was.
    fn relist(&mut self, element: Format, node: NodeId, nearest: Option<NodeId>) {
        let old = element.node;
        let entry = Some(Format { node, ..element });
        match nearest.and_then(|nearest| self.place_of(nearest)) {
            Some(place) => {
                self.formatting.insert(place + 1, entry);
                self.formatting.retain(|entry| entry.as_ref().is_none_or(|format| format.node != old));
            }
            None => {
                let place = self.place_of(old);
                if let Some(slot) = place.and_then(|place| self.formatting.get_mut(place)) {
                    *slot = entry;
                }
            }
        }
    }

    /// The text of this element ends where the block begins.
    fn end_before(&mut self, node: NodeId, block: NodeId) {
        let Some(block) = self.document.node(block) else { return };
        let (raw, start, at) = (block.flags & flag::RAW, block.text.start, block.at);
        if let Some(node) = self.document.nodes.get_mut(node as usize) {
            node.text.end = if node.flags & flag::RAW == raw { start } else { at };
        }
    }
}
