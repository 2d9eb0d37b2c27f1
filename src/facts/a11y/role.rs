//! A role of WAI-ARIA, DPUB-ARIA or Graphics-ARIA, with its requirements.

/// A role that authors may use.
#[derive(Debug)]
pub struct Role {
    /// Its name.
    pub name: &'static str,
    traits: u8,
    /// The required states and properties, separated by spaces.
    pub required: &'static str,
    /// The supported states and properties that are not global, including those of WAI-ARIA 1.1 only.
    pub supported: &'static str,
    /// The required owned roles: it must own one of them and no others. Empty if there is no requirement.
    pub owned: &'static str,
    /// The required context roles: one of them must own it. Empty if there is no requirement.
    pub context: &'static str,
    /// The role of WAI-ARIA that it behaves as; its own name unless it belongs to another module.
    pub kind: &'static str,
}

/// Flags of a role.
pub(super) mod is {
    /// It is a control.
    pub(in crate::facts::a11y) const WIDGET: u8 = 1;
    /// Its name may come from what it contains.
    pub(in crate::facts::a11y) const NAMED_BY_CONTENT: u8 = 1 << 1;
    /// Its children are presentational.
    pub(in crate::facts::a11y) const OPAQUE: u8 = 1 << 2;
    /// Authors must not name it.
    pub(in crate::facts::a11y) const NAMELESS: u8 = 1 << 3;
    pub(in crate::facts::a11y) const DEPRECATED: u8 = 1 << 4;
    pub(in crate::facts::a11y) const COMMAND: u8 = WIDGET | NAMED_BY_CONTENT;
    pub(in crate::facts::a11y) const TOGGLE: u8 = COMMAND | OPAQUE;
}

use is::{DEPRECATED, NAMED_BY_CONTENT, NAMELESS, OPAQUE, WIDGET};

/// Returns a role without requirements.
pub(super) const fn role(name: &'static str, traits: u8, supported: &'static str) -> Role {
    Role { name, traits, supported, required: "", owned: "", context: "", kind: name }
}

impl Role {
    pub(super) const fn requires(mut self, required: &'static str) -> Self {
        self.required = required;
        self
    }

    pub(super) const fn owns(mut self, owned: &'static str) -> Self {
        self.owned = owned;
        self
    }

    pub(super) const fn within(mut self, context: &'static str) -> Self {
        self.context = context;
        self
    }

    pub(super) const fn behaves_as(mut self, kind: &'static str) -> Self {
        self.kind = kind;
        self
    }

    const fn is(&self, which: u8) -> bool {
        self.traits & which != 0
    }

    /// Returns true if it is a control.
    pub const fn is_widget(&self) -> bool {
        self.is(WIDGET)
    }

    /// Returns true if its name may come from its content.
    pub const fn is_named_by_content(&self) -> bool {
        self.is(NAMED_BY_CONTENT)
    }

    /// Returns true if its children are presentational, so that controls inside are never announced.
    pub const fn has_presentational_children(&self) -> bool {
        self.is(OPAQUE)
    }

    /// Returns true if authors must not name it.
    pub const fn prohibits_naming(&self) -> bool {
        self.is(NAMELESS)
    }

    /// Returns true if it is deprecated.
    pub const fn is_deprecated(&self) -> bool {
        self.is(DEPRECATED)
    }

    /// Returns true if it supports a state or property that is not global.
    pub fn supports(&self, attribute: &str) -> bool {
        let in_list = |list: &str| list.split(' ').any(|listed| listed == attribute);
        in_list(self.supported) || in_list(self.required)
    }

    /// Returns true if this is one of its required owned roles.
    pub fn may_own(&self, role: &str) -> bool {
        self.owned.split(' ').any(|listed| listed == role)
    }

    /// Returns true if this is one of its required context roles.
    pub fn may_be_in(&self, role: &str) -> bool {
        self.context.split(' ').any(|listed| listed == role)
    }
}
