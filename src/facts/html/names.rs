//! Names of elements and attributes, each stored once and known by a number.
use super::element_traits::{FILLING_ATTRIBUTES, HIDING_ATTRIBUTES, Traits};
use super::ids::{NO_NAME, NameId, SPREAD, name_hash};
use std::collections::HashMap;

/// All names seen in one document.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::facts) struct Names {
    numbers: HashMap<Box<str>, NameId, foldhash::fast::FixedState>,
    names: Vec<Name>,
    /// Of the names that share a place by their marks, one that the document has; mostly there is but one.
    recent: [NameId; RECENT],
}

/// How many names are found again without a hash.
const RECENT: usize = 256;

#[derive(Debug, Default, PartialEq, Eq)]
struct Name {
    name: Box<str>,
    traits: Traits,
    /// As an attribute it may hide its element.
    hides: bool,
    /// As an attribute it has scripts fill its element.
    fills: bool,
    /// The last start tag that had an attribute of this name.
    last_tag: u32,
}

impl Default for Names {
    fn default() -> Self {
        Self { numbers: HashMap::default(), names: vec![Name::default()], recent: [NO_NAME; RECENT] }
    }
}

impl Names {
    /// The number of this name, which is new or known. ASCII capitals count as small letters, and NUL
    /// as U+FFFD.
    pub(super) fn intern(&mut self, name: &str) -> NameId {
        let recent = self.recent(name);
        if recent != NO_NAME && self.name(recent) == name { recent } else { self.intern_spelt(name) }
    }

    /// The name of the document that was met last of those at the place of this name.
    #[inline]
    fn recent(&self, name: &str) -> NameId {
        self.recent.get(place_of(name)).copied().unwrap_or(NO_NAME)
    }

    fn intern_spelt(&mut self, name: &str) -> NameId {
        if name.bytes().any(|byte| byte.is_ascii_uppercase() || byte == 0) {
            return self.intern_clean(&name.to_ascii_lowercase().replace('\0', "\u{fffd}"));
        }
        self.intern_clean(name)
    }

    fn intern_clean(&mut self, name: &str) -> NameId {
        let known = self.numbers.get(name).copied();
        let number = known.or_else(|| self.add(name)).unwrap_or(NO_NAME);
        if let Some(recent) = self.recent.get_mut(place_of(name)).filter(|_| number != NO_NAME) {
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

    /// The number of this name, if the document has it.
    #[inline]
    pub(in crate::facts) fn find(&self, name: &str) -> Option<NameId> {
        match self.recent(name) {
            // Any name at this place would have left its number there.
            NO_NAME => None,
            recent if self.name(recent) == name => Some(recent),
            _ => self.numbers.get(name).copied(),
        }
    }

    /// How many numbers there are.
    pub(in crate::facts) const fn len(&self) -> usize {
        self.names.len()
    }

    /// The name with this number.
    pub(in crate::facts) fn name(&self, number: NameId) -> &str {
        self.names.get(usize::from(number)).map_or("", |name| &name.name)
    }

    /// What the standard says of the name with this number.
    pub(in crate::facts) fn traits(&self, number: NameId) -> Traits {
        self.names.get(usize::from(number)).map_or_else(Traits::default, |name| name.traits)
    }

    /// Whether an attribute of this name may hide its element.
    pub(in crate::facts) fn hides(&self, number: NameId) -> bool {
        self.names.get(usize::from(number)).is_some_and(|name| name.hides)
    }

    /// Whether an attribute of this name has scripts fill its element.
    pub(super) fn fills(&self, number: NameId) -> bool {
        self.names.get(usize::from(number)).is_some_and(|name| name.fills)
    }

    /// Notes that this start tag (counted from 1) has an attribute of this name; whether it is the first there.
    pub(super) fn is_first_in(&mut self, number: NameId, tag: u32) -> bool {
        let Some(name) = self.names.get_mut(usize::from(number)) else { return false };
        std::mem::replace(&mut name.last_tag, tag) != tag
    }
}

/// Where the number of a name is noted, so that it is found again without a hash.
#[inline(always)]
const fn place_of(name: &str) -> usize {
    (name_hash(name).wrapping_mul(SPREAD) >> 8) as usize
}
