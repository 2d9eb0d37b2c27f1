//! The states and properties of WAI-ARIA 1.2 and the 1.3 draft, with their allowed values.
use crate::facts::html::Element;
use crate::facts::text::distance;

/// A state or property.
#[derive(Debug)]
pub struct AriaAttribute {
    /// Its name, `aria-` included.
    pub name: &'static str,
    /// Its allowed values.
    pub value: AriaValue,
    /// True if every role supports it.
    pub global: bool,
}

/// The allowed values of a state or property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AriaValue {
    /// Any text.
    Text,
    /// The id of an element, or several ids.
    Ids,
    /// A whole number that is not below this one.
    Integer(i32),
    /// A number.
    Number,
    /// One of these words, separated by spaces here.
    Word(&'static str),
    /// One or more of these words.
    Words(&'static str),
}

use AriaValue::{Ids, Integer, Number, Text, Word, Words};

const fn global(name: &'static str, value: AriaValue) -> AriaAttribute {
    AriaAttribute { name, value, global: true }
}

const fn of_roles(name: &'static str, value: AriaValue) -> AriaAttribute {
    AriaAttribute { name, value, global: false }
}

const TRUE_FALSE: AriaValue = Word("true false");
const TRUE_FALSE_UNDEFINED: AriaValue = Word("true false undefined");
const TRISTATE: AriaValue = Word("true false mixed undefined");

/// All states and properties, sorted by name.
static ATTRIBUTES: [AriaAttribute; 54] = [
    of_roles("aria-actions", Ids),
    of_roles("aria-activedescendant", Ids),
    global("aria-atomic", TRUE_FALSE),
    of_roles("aria-autocomplete", Word("inline list both none")),
    global("aria-braillelabel", Text),
    global("aria-brailleroledescription", Text),
    global("aria-busy", TRUE_FALSE),
    of_roles("aria-checked", TRISTATE),
    of_roles("aria-colcount", Integer(-1)),
    of_roles("aria-colindex", Integer(1)),
    of_roles("aria-colindextext", Text),
    of_roles("aria-colspan", Integer(1)),
    global("aria-controls", Ids),
    global("aria-current", Word("page step location date time true false")),
    global("aria-describedby", Ids),
    global("aria-description", Text),
    global("aria-details", Ids),
    global("aria-disabled", TRUE_FALSE),
    global("aria-dropeffect", Words("copy execute link move none popup")),
    global("aria-errormessage", Ids),
    of_roles("aria-expanded", TRUE_FALSE_UNDEFINED),
    global("aria-flowto", Ids),
    global("aria-grabbed", TRUE_FALSE_UNDEFINED),
    global("aria-haspopup", Word("true false menu listbox tree grid dialog")),
    global("aria-hidden", TRUE_FALSE_UNDEFINED),
    global("aria-invalid", Word("true false grammar spelling")),
    global("aria-keyshortcuts", Text),
    global("aria-label", Text),
    global("aria-labelledby", Ids),
    of_roles("aria-level", Integer(1)),
    global("aria-live", Word("assertive off polite")),
    of_roles("aria-modal", TRUE_FALSE),
    of_roles("aria-multiline", TRUE_FALSE),
    of_roles("aria-multiselectable", TRUE_FALSE),
    of_roles("aria-orientation", Word("horizontal vertical undefined")),
    global("aria-owns", Ids),
    of_roles("aria-placeholder", Text),
    of_roles("aria-posinset", Integer(1)),
    of_roles("aria-pressed", TRISTATE),
    of_roles("aria-readonly", TRUE_FALSE),
    global("aria-relevant", Words("additions all removals text")),
    of_roles("aria-required", TRUE_FALSE),
    global("aria-roledescription", Text),
    of_roles("aria-rowcount", Integer(-1)),
    of_roles("aria-rowindex", Integer(1)),
    of_roles("aria-rowindextext", Text),
    of_roles("aria-rowspan", Integer(0)),
    of_roles("aria-selected", TRUE_FALSE_UNDEFINED),
    of_roles("aria-setsize", Integer(-1)),
    of_roles("aria-sort", Word("ascending descending none other")),
    of_roles("aria-valuemax", Number),
    of_roles("aria-valuemin", Number),
    of_roles("aria-valuenow", Number),
    of_roles("aria-valuetext", Text),
];

/// Returns the state or property with this name (in lower case), `aria-` included.
pub fn aria_attribute(name: &str) -> Option<&'static AriaAttribute> {
    ATTRIBUTES.binary_search_by_key(&name, |attribute| attribute.name).ok().and_then(|index| ATTRIBUTES.get(index))
}

/// Edits that make a name a misspelling of another.
const MAX_EDITS: usize = 2;

/// Returns the state or property of whose name the name is a misspelling.
pub fn aria_attribute_like(name: &str) -> Option<&'static AriaAttribute> {
    let near = ATTRIBUTES.iter().map(|attribute| (distance(attribute.name, name), attribute));
    near.filter(|(edits, _)| *edits <= MAX_EDITS).min_by_key(|(edits, _)| *edits).map(|(_, attribute)| attribute)
}

impl AriaValue {
    /// Returns true if a value is of the right kind. Ids are not checked for existence, nor numbers for their range.
    pub fn admits(self, value: &str) -> bool {
        let value = value.trim();
        let among = |words: &str, word: &str| words.split(' ').any(|listed| listed.eq_ignore_ascii_case(word));
        match self {
            Text | Ids => true,
            Integer(_) => value.parse::<i64>().is_ok(),
            Number => is_number(value),
            Word(words) => among(words, value),
            Words(words) => value.split_ascii_whitespace().all(|word| among(words, word)),
        }
    }
}

/// Returns true for a number in the format of HTML; Rust also parses `inf` and `nan`.
fn is_number(value: &str) -> bool {
    value.bytes().any(|byte| byte.is_ascii_digit())
        && value.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'))
        && value.parse::<f64>().is_ok()
}

impl<'a> Element<'a> {
    /// Returns its attributes that begin with `aria-`.
    pub fn aria_attributes(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.attributes().filter(|(name, _)| name.starts_with("aria-"))
    }

    /// Returns true if it has a global state or property with a value other than the default, which puts it in the
    /// accessibility tree even without a role.
    pub fn has_global_aria(self) -> bool {
        self.aria_attributes().any(|(name, value)| {
            let value = value.trim();
            let is_set = !matches!(value, "" | "false" | "off" | "undefined") && name != "aria-hidden";
            is_set && aria_attribute(name).is_some_and(|attribute| attribute.global)
        })
    }

    /// Returns true if it has a global state or property other than `aria-hidden`, even without a value. Browsers then
    /// ignore `role=none`.
    pub fn undoes_presentation(self) -> bool {
        self.aria_attributes()
            .any(|(name, _)| name != "aria-hidden" && aria_attribute(name).is_some_and(|attribute| attribute.global))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_sorted() {
        assert!(ATTRIBUTES.is_sorted_by_key(|attribute| attribute.name));
        assert!(aria_attribute("aria-hidden").is_some_and(|attribute| attribute.global));
        assert!(aria_attribute("aria-labeledby").is_none());
    }

    #[test]
    fn values_are_checked_by_kind() {
        assert!(TRISTATE.admits("mixed") && !TRUE_FALSE.admits("undefined"));
        assert!(Integer(1).admits(" -1 ") && !Integer(1).admits("2.5"));
        assert!(Number.admits("2.5") && Number.admits("-.5") && !Number.admits("inf") && !Number.admits("one"));
        assert!(Words("additions text").admits("text additions") && !Word("off polite").admits("page"));
    }
}
