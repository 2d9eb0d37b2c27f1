//! Attributes as a Document stores them, with a bit set that rules out most lookups.
use super::ids::{HASH_MULTIPLIER, NameId, TextOffset, name_hash};
use std::ops::Range;

/// A stored attribute: its name and the range of its value in the document's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    name: NameId,
    name_hash: u16,
    pub(in crate::facts) value: Range<TextOffset>,
}

impl Attribute {
    /// Creates an attribute. `number` is the number of `name`.
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

/// The attributes of one element, as a range in the document's list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::facts) struct Attributes {
    /// Index of the first one in the document's list.
    first: u32,
    /// Fits `u16`: names are unique per element, and there are at most 65,535 of them.
    count: u16,
    /// One bit for each name's hash.
    bits: u16,
}

impl Attributes {
    /// Returns the attributes from index `first` to the end of the list.
    pub(super) fn from(all: &[Attribute], first: u32) -> Self {
        let own = all.get(first as usize..).unwrap_or_default();
        let bits = own.iter().fold(0, |bits, attribute| bits | bit(attribute.name_hash));
        Self { first, count: u16::try_from(own.len()).unwrap_or(u16::MAX), bits }
    }

    /// Returns false if no attribute name has this hash, which rules out most lookups.
    #[inline]
    pub(in crate::facts) const fn may_have(self, hash: u16) -> bool {
        self.bits & bit(hash) != 0
    }

    /// Returns the slice of `all` that this range covers.
    #[inline]
    pub(super) fn among(self, all: &[Attribute]) -> &[Attribute] {
        let first = self.first as usize;
        all.get(first..first + usize::from(self.count)).unwrap_or_default()
    }
}

/// Maps a hash to one of sixteen bits.
#[inline(always)]
const fn bit(hash: u16) -> u16 {
    1 << (hash.wrapping_mul(HASH_MULTIPLIER) >> 12)
}
