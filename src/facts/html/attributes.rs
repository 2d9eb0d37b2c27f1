//! Attributes as a Document keeps them, and what tells at a glance which of them an element has.
use super::ids::{NameId, SPREAD, TextOffset, name_hash};
use std::ops::Range;

/// An attribute as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    name: NameId,
    name_hash: u16,
    pub(in crate::facts) value: Range<TextOffset>,
}

impl Attribute {
    /// The attribute of this name, which has this number.
    pub(in crate::facts) fn new(name: &str, number: NameId, value: Range<TextOffset>) -> Self {
        Self { name: number, name_hash: name_hash(name), value }
    }

    pub(in crate::facts) const fn name(&self) -> NameId {
        self.name
    }

    pub(in crate::facts) const fn name_hash(&self) -> u16 {
        self.name_hash
    }
}

/// The attributes of one element, by where they lie among all of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Attributes {
    first: u32,
    /// An element has each name once, and there are no more names than this can count.
    count: u16,
    /// The hashes of their names, each as one bit.
    bits: u16,
}

impl Attributes {
    /// Those from this place to the end.
    pub(super) fn from(all: &[Attribute], first: u32) -> Self {
        let own = all.get(first as usize..).unwrap_or_default();
        let bits = own.iter().fold(0, |bits, each| bits | bit(each.name_hash));
        Self { first, count: u16::try_from(own.len()).unwrap_or(u16::MAX), bits }
    }

    /// Whether one of them may have a name with this hash; for most names that are asked for, none has.
    #[inline]
    pub(in crate::facts) const fn may_have(self, hash: u16) -> bool {
        self.bits & bit(hash) != 0
    }

    /// They themselves.
    #[inline]
    pub(super) fn among(self, all: &[Attribute]) -> &[Attribute] {
        let first = self.first as usize;
        all.get(first..first + usize::from(self.count)).unwrap_or_default()
    }
}

/// One of sixteen bits.
#[inline(always)]
const fn bit(hash: u16) -> u16 {
    1 << (hash.wrapping_mul(SPREAD) >> 12)
}
