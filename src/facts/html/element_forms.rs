//! Forms: the buttons that submit them.
use super::element::Element;

impl Element<'_> {
    /// Returns true for a button that submits a form when it has one: `button` unless it has another valid type, and
    /// `input` of type `submit` or `image`.
    pub fn is_submit_button(self) -> bool {
        match self.name() {
            "button" => !self.attr_is("type", "button") && !self.attr_is("type", "reset"),
            "input" => self.attr_is("type", "submit") || self.attr_is("type", "image"),
            _ => false,
        }
    }

    /// Returns the form that it belongs to: the one that its `form` attribute names, else the one around it.
    pub fn form_owner(self) -> Option<Self> {
        match self.get("form") {
            Some(id) => self.document.by_id(id).filter(|form| form.is("form")),
            None => self.closest("form"),
        }
    }
}
