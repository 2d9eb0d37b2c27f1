//! Elements by the attributes and roles that they are given, without asking every element.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

impl PageFacts {
    /// The elements that a `role` attribute gives a role and that assistive technology can meet.
    pub fn with_any_explicit_role(&self) -> impl Iterator<Item = Element<'_>> {
        let given = self.semantics().given.iter().filter_map(|place| self.document.element(*place));
        given.filter(|element| self.is_exposed(*element))
    }

    /// Those of them with one of these roles.
    pub fn with_explicit_role<'a>(&'a self, roles: &'a [&'a str]) -> impl Iterator<Item = Element<'a>> {
        self.with_any_explicit_role().filter(|element| self.role(*element).is_some_and(|role| roles.contains(&role)))
    }

    /// The elements with this name and no role but their own that assistive technology can meet.
    pub fn with_implicit_role<'a>(&'a self, name: &str) -> impl Iterator<Item = Element<'a>> + use<'a> {
        self.all(name).filter(|element| self.is_exposed(*element) && self.explicit_role(*element).is_none())
    }

    /// Whether an element has a name; not known where style sheets may hide it for now, or where scripts may still make
    /// what it is named by.
    pub fn is_named(&self, element: Element<'_>) -> Option<bool> {
        let comes_later = || element.has("aria-labelledby") && self.first("script").is_some();
        let exists = self.has_name(element);
        exists.filter(|exists| *exists || !self.class_may_hide(element) && !comes_later())
    }
}
