//! Attributes that refer to other elements by their ids.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// An id in an attribute that refers to another element.
#[derive(Clone, Copy)]
pub struct IdReference<'a> {
    /// The element that refers.
    pub element: Element<'a>,
    /// The attribute that does.
    pub attribute: &'static str,
    /// The id, which may be of no element.
    pub id: &'a str,
}

/// The attributes that refer, and the elements on which they do; none: on all.
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
    /// The references by id that elements make, in document order. What templates have yet to fill in is none.
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
