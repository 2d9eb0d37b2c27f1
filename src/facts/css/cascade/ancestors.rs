//! A filter for the ancestors of an element: it rules out most selectors without a look at the ancestors.
use super::matching::is_state;
use super::selector::{Combinator, Selector};
use crate::facts::html::Element;
use std::hash::BuildHasher;

/// Bits of the ids and classes of an element and its ancestors.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ancestors([u64; 4]);

impl Ancestors {
    /// Adds the id and the classes of an element.
    pub(super) fn add(&mut self, element: Element<'_>) {
        let classes = element.get("class").unwrap_or_default().split_ascii_whitespace();
        classes.for_each(|class| self.set(bit('.', class)));
        element.id().into_iter().for_each(|id| self.set(bit('#', id)));
    }

    fn set(&mut self, bit: u8) {
        if let Some(part) = self.0.get_mut(usize::from(bit >> 6)) {
            *part |= 1 << (bit & 63);
        }
    }

    /// Returns true if the ancestors may have all ids and classes that these bits stand for.
    pub(super) fn may_have(&self, bits: &[u8]) -> bool {
        bits.iter().all(|bit| self.0.get(usize::from(bit >> 6)).is_some_and(|part| part & 1 << (bit & 63) != 0))
    }
}

/// Returns the bits of the ids and classes that ancestors of the subject must have. Scripts add the classes of states.
pub(super) fn required(selector: &Selector) -> Vec<u8> {
    let mut bits = Vec::new();
    let mut before = None;
    for step in &selector.steps {
        if matches!(before, Some(Combinator::Child | Combinator::Descendant)) {
            let classes = step.compound.classes.iter().filter(|class| !is_state(class));
            bits.extend(classes.map(|class| bit('.', class)));
            bits.extend(step.compound.id.iter().map(|id| bit('#', id)));
        }
        before = step.combinator;
    }
    bits
}

fn bit(kind: char, name: &str) -> u8 {
    foldhash::fast::FixedState::default().hash_one((kind, name)).to_le_bytes().first().copied().unwrap_or_default()
}
