//! Elements with explicit and implicit roles.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

impl PageFacts {
    /// Returns the exposed elements whose role comes from a `role` attribute.
    pub fn with_any_explicit_role(&self) -> impl Iterator<Item = Element<'_>> {
        let elements = self.semantics().explicit.iter().filter_map(|index| self.document.element(*index));
        elements.filter(|element| self.is_exposed(*element))
    }

    /// Returns the exposed elements with one of these roles in their `role` attribute.
    pub fn with_explicit_role<'a>(&'a self, roles: &'a [&'a str]) -> impl Iterator<Item = Element<'a>> {
        self.with_any_explicit_role().filter(|element| self.role(*element).is_some_and(|role| roles.contains(&role)))
    }

    /// Returns the exposed elements with this name and no explicit role.
    pub fn with_implicit_role<'a>(&'a self, name: &str) -> impl Iterator<Item = Element<'a>> + use<'a> {
        self.all(name).filter(|element| self.is_exposed(*element) && self.explicit_role(*element).is_none())
    }

    /// Returns true if an element has a `role` attribute with a role other than `none`.
    pub fn has_other_role(&self, element: Element<'_>) -> bool {
        self.explicit_role(element).is_some_and(|role| role.name != "none")
    }

    /// Returns true if an element has a name; `None` if style sheets may hide it, or if scripts may add the element
    /// that names it.
    pub fn is_named(&self, element: Element<'_>) -> Option<bool> {
        let may_be_added = || element.has("aria-labelledby") && self.first("script").is_some();
        let exists = self.has_name(element);
        exists.filter(|exists| *exists || !self.class_may_hide(element) && !may_be_added())
    }
}
