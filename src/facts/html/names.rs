//! Interner for element and attribute names: each name is stored once and has a number.
use super::element_traits::{FILLING_ATTRIBUTES, HIDING_ATTRIBUTES, Traits};
use super::ids::{HASH_MULTIPLIER, NO_NAME, NameId, name_hash};
use std::collections::HashMap;

/// All names in one document.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::facts) struct Names {
    numbers: HashMap<Box<str>, NameId, foldhash::fast::FixedState>,
    names: Vec<Name>,
    /// Direct-mapped cache: for each slot, the name with that slot that was interned last. Most slots have one name.
    recent: [NameId; CACHE_SLOTS],
}

/// Number of slots in the cache that finds names without hashing them.
const CACHE_SLOTS: usize = 256;

#[derive(Debug, Default, PartialEq, Eq)]
struct Name {
    name: Box<str>,
    traits: Traits,
    /// True if an attribute with this name may hide its element.
    hides: bool,
    /// True if an attribute with this name makes scripts fill its element.
    fills: bool,
    /// Number of the last start tag that has an attribute with this name.
    last_tag: u32,
}

impl Default for Names {
    fn default() -> Self {
        Self { numbers: HashMap::default(), names: vec![Name::default()], recent: [NO_NAME; CACHE_SLOTS] }
    }
}

impl Names {
    /// Returns the number of this name; adds the name if it is new. ASCII letters are lower-cased, NUL becomes U+FFFD.
    pub(super) fn intern(&mut self, name: &str) -> NameId {
        let recent = self.recent(name);
        if recent != NO_NAME && self.name(recent) == name { recent } else { self.intern_normalized(name) }
    }

    /// Returns the number in the cache slot of this name, which may be that of another name.
    #[inline]
    fn recent(&self, name: &str) -> NameId {
        self.recent.get(cache_slot(name)).copied().unwrap_or(NO_NAME)
    }

    fn intern_normalized(&mut self, name: &str) -> NameId {
        if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
            return self.intern_clean(&name.to_ascii_lowercase().replace('\0', "\u{fffd}"));
        }
        self.intern_clean(name)
    }

    fn intern_clean(&mut self, name: &str) -> NameId {
        let known = self.numbers.get(name).copied();
        let number = known.or_else(|| self.add(name)).unwrap_or(NO_NAME);
        if let Some(recent) = self.recent.get_mut(cache_slot(name)).filter(|_| number != NO_NAME) {
            *recent = number;
        }
        number
    }

    fn add(&mut self, name: &str) -> Option<NameId> {
        let number = NameId::try_from(self.names.len()).ok()?;
        let hides = HIDING_ATTRIBUTES.contains(&name);
        let fills = FILLING_ATTRIBUTES.contains(&name);
        self.names.push(Name { name: name.into(), traits: Traits::of(name), hides, fills, last_tag: 0 });
        self.numbers.insert(name.into(), number);
        Some(number)
    }

    /// Returns the number of this name, if the document has it.
    #[inline]
    pub(in crate::facts) fn find(&self, name: &str) -> Option<NameId> {
        match self.recent(name) {
            // Interning any name with this slot fills the slot.
            NO_NAME => None,
            recent if self.name(recent) == name => Some(recent),
            _ => self.numbers.get(name).copied(),
        }
    }

    /// Returns the number of names, including that for no name.
    pub(in crate::facts) const fn len(&self) -> usize {
        self.names.len()
    }

    /// Returns the name with this number.
    pub(in crate::facts) fn name(&self, number: NameId) -> &str {
        self.names.get(usize::from(number)).map_or("", |name| &name.name)
    }

    /// Returns the traits of the name with this number.
    pub(in crate::facts) fn traits(&self, number: NameId) -> Traits {
        self.names.get(usize::from(number)).map_or_else(Traits::default, |name| name.traits)
    }

    /// Returns true if an attribute with this name may hide its element.
    pub(in crate::facts) fn hides(&self, number: NameId) -> bool {
        self.names.get(usize::from(number)).is_some_and(|name| name.hides)
    }

    /// Returns true if an attribute with this name makes scripts fill its element.
    pub(super) fn fills(&self, number: NameId) -> bool {
        self.names.get(usize::from(number)).is_some_and(|name| name.fills)
    }

    /// Records that this start tag (counted from 1) has an attribute with this name. Returns false if it already had one.
    pub(super) fn is_first_in(&mut self, number: NameId, tag: u32) -> bool {
        let Some(name) = self.names.get_mut(usize::from(number)) else { return false };
        std::mem::replace(&mut name.last_tag, tag) != tag
    }
}

/// Returns the cache slot of a name.
#[inline(always)]
const fn cache_slot(name: &str) -> usize {
    (name_hash(name).wrapping_mul(HASH_MULTIPLIER) >> 8) as usize
}
