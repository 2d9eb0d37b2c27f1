//! Names of elements and attributes, each stored once and known by a number.
use super::elements::Traits;
use std::collections::HashMap;

/// The number of a name; the same name always has the same number in one document.
pub(super) type NameId = u16;

/// The number that stands for every name beyond the 65,535th, and for none.
pub(super) const NO_NAME: NameId = 0;

/// All names seen in one document.
#[derive(Debug)]
pub(super) struct Names {
    numbers: HashMap<Box<str>, NameId, foldhash::fast::FixedState>,
    names: Vec<(Box<str>, Traits)>,
}

impl Default for Names {
    fn default() -> Self {
        Self { numbers: HashMap::default(), names: vec![("".into(), Traits::default())] }
    }
}

impl Names {
    /// The number of this name, which is new or known. ASCII capitals count as small letters.
    pub(super) fn intern(&mut self, name: &str) -> NameId {
        if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return self.intern_lowercase(&name.to_ascii_lowercase());
        }
        self.intern_lowercase(name)
    }

    fn intern_lowercase(&mut self, name: &str) -> NameId {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let Ok(number) = NameId::try_from(self.names.len()) else { return NO_NAME };
        self.names.push((name.into(), Traits::of(name)));
        self.numbers.insert(name.into(), number);
        number
    }

    /// The number of this name, if the document has it.
    pub(super) fn find(&self, name: &str) -> Option<NameId> {
        self.numbers.get(name).copied()
    }

    /// The name with this number.
    pub(super) fn name(&self, number: NameId) -> &str {
        self.names.get(usize::from(number)).map_or("", |(name, _)| name)
    }

    /// What the standard says of the name with this number.
    pub(super) fn traits(&self, number: NameId) -> Traits {
        self.names.get(usize::from(number)).map_or_else(Traits::default, |(_, traits)| *traits)
    }
}
