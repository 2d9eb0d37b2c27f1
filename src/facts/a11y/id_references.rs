//! Attributes that refer to other elements by their ids.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// An id in an attribute that refers to another element.
#[derive(Clone, Copy)]
pub struct IdReference<'a> {
    /// The referring element.
    pub element: Element<'a>,
    /// The attribute that contains the id.
    pub attribute: &'static str,
    /// The id; an element with it may be missing.
    pub id: &'a str,
}

/// The attributes that refer to ids, and the elements on which they do; empty for all elements.
const REFERRING: [(&str, &[&str]); 15] = [
    ("aria-activedescendant", &[]),
    ("aria-controls", &[]),
    ("aria-describedby", &[]),
    ("aria-details", &[]),
    ("aria-errormessage", &[]),
    ("aria-flowto", &[]),
    ("aria-labelledby", &[]),
    ("aria-owns", &[]),
    ("commandfor", &["button"]),
    ("for", &["label", "output"]),
    ("form", &["button", "fieldset", "input", "object", "output", "select", "textarea"]),
    ("itemref", &[]),
    ("list", &["input"]),
    ("popovertarget", &["button", "input"]),
    ("headers", &["td", "th"]),
];

impl PageFacts {
    /// Returns the references by id in document order. Template placeholders are left out.
    pub fn id_references(&self) -> impl Iterator<Item = IdReference<'_>> {
        let names = REFERRING.map(|(name, _)| name);
        self.having_any(&names).flat_map(|element| {
            REFERRING.iter().filter(move |(_, on)| on.is_empty() || element.is_any(on)).flat_map(
                move |(attribute, _)| {
                    let value = element.get(attribute).filter(|value| !value.contains(['{', '}', '<', '$']));
                    let ids = value.unwrap_or_default().split_ascii_whitespace();
                    ids.map(move |id| IdReference { element, attribute, id })
                },
            )
        })
    }
}
