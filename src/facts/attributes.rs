//! Attributes as a Document keeps them, and what tells at a glance which of them an element has.
use super::document::Place;
use super::interner::NameId;
use std::ops::Range;

/// An attribute as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribute {
    name: NameId,
    mark: u16,
    pub(super) value: Range<Place>,
}

impl Attribute {
    /// The attribute of this name, which has this number.
    pub(super) fn new(name: &str, number: NameId, value: Range<Place>) -> Self {
        Self { name: number, mark: mark(name), value }
    }

    pub(super) const fn name(&self) -> NameId {
        self.name
    }

    pub(super) const fn mark(&self) -> u16 {
        self.mark
    }
}

/// The attributes of one element, by where they lie among all of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Attributes {
    first: Place,
    /// An element has each name once, and there are no more names than this can count.
    count: u16,
    /// The marks of their names, each as one bit.
    bits: u16,
}

impl Attributes {
    /// Those from this place to the end.
    pub(super) fn from(all: &[Attribute], first: Place) -> Self {
        let own = all.get(first as usize..).unwrap_or_default();
        let bits = own.iter().fold(0, |bits, each| bits | bit(each.mark));
        Self { first, count: u16::try_from(own.len()).unwrap_or(u16::MAX), bits }
    }

    /// Whether one of them may have a name with this mark; for most names that are asked for, none has.
    #[inline]
    pub(super) const fn may_have(self, mark: u16) -> bool {
        self.bits & bit(mark) != 0
    }

    /// They themselves.
    #[inline]
    pub(super) fn among(self, all: &[Attribute]) -> &[Attribute] {
        let first = self.first as usize;
        all.get(first..first + usize::from(self.count)).unwrap_or_default()
    }
}

/// What tells most names apart at a glance. For a name that stands in the source of a rule it is known when the rule is
/// compiled, so that asking for an attribute costs a comparison of numbers, and no hash.
#[inline(always)]
pub(super) const fn mark(name: &str) -> u16 {
    match name.as_bytes() {
        [] => 0,
        [only] => *only as u16,
        [first, .., last] => (*first as u16) ^ (*last as u16) << 4 ^ (name.len() as u16) << 10,
    }
}

/// What tells most values apart at a glance, capitals and white space around them aside.
pub(super) fn mark_of_value(value: &str) -> u16 {
    let value = value.trim().as_bytes();
    let lower = |byte: Option<&u8>| byte.map_or(0, |byte| u16::from(byte.to_ascii_lowercase()));
    lower(value.first()) ^ lower(value.last()) << 5 ^ (value.len() as u16) << 10
}

/// A factor that parts the marks of the names that most elements have from those that rules ask for.
pub(super) const SPREAD: u16 = 20_797;

/// One of sixteen bits.
#[inline(always)]
const fn bit(mark: u16) -> u16 {
    1 << (mark.wrapping_mul(SPREAD) >> 12)
}
