//! Problems with the values of ARIA attributes.
use super::aria_attributes::{AriaValue, aria_attribute};
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{contains, has_template_syntax};

/// Maximum number of ids in `aria-errormessage` that are looked up.
const MAX_IDS: usize = 16;

/// Elements with limits of their own.
const RANGES: [&str; 3] = ["input", "meter", "progress"];

/// A problem with the value of an ARIA attribute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum ValueFault {
    /// It is no value that the attribute allows.
    NotAllowed,
    /// It is a number below this minimum.
    Below(f64),
    /// It is a number above this maximum.
    Above(f64),
    /// It refers to an error message that the markup hides.
    HiddenMessage,
    /// Scripts have yet to fill in the value.
    Template,
}

impl PageFacts {
    /// Returns the problem with the value of an ARIA attribute, if there is one. Ids of missing elements are none, nor
    /// are empty values, which count as no attribute.
    pub fn aria_value_fault(&self, element: Element<'_>, name: &str, value: &str) -> Option<ValueFault> {
        let kind = aria_attribute(name)?.value;
        if value.trim().is_empty() {
            return None;
        }
        if has_template_syntax(value) || contains(value, "[[") {
            return Some(ValueFault::Template);
        }
        if !kind.admits(value) {
            return Some(ValueFault::NotAllowed);
        }
        match kind {
            AriaValue::Integer(least) if number(value)? < f64::from(least) => Some(ValueFault::Below(f64::from(least))),
            _ if name == "aria-valuenow" => self.range_fault(element, number(value)?),
            _ if name == "aria-errormessage" && self.hides_message(element, value) => Some(ValueFault::HiddenMessage),
            _ => None,
        }
    }

    /// Compares the value of a range with its minimum and maximum, as far as they are known.
    fn range_fault(&self, element: Element<'_>, now: f64) -> Option<ValueFault> {
        let declared = |name: &str| element.get(name).and_then(number);
        // WAI-ARIA has default limits for these roles.
        let role = self.explicit_role(element).map_or("", |role| role.name);
        let has_defaults = matches!(role, "meter" | "progressbar" | "scrollbar" | "slider");
        let default = |limit: f64| (has_defaults && !element.is_any(&RANGES)).then_some(limit);
        let least = declared("aria-valuemin").or_else(|| default(0.0));
        let most = declared("aria-valuemax").or_else(|| default(100.0));
        match (least, most) {
            (Some(least), _) if now < least => Some(ValueFault::Below(least)),
            (_, Some(most)) if now > most => Some(ValueFault::Above(most)),
            _ => None,
        }
    }

    /// Returns true if a field is invalid and the markup hides the error message that it refers to.
    fn hides_message(&self, field: Element<'_>, ids: &str) -> bool {
        let is_invalid = matches!(field.attr_text("aria-invalid"), Some("true" | "grammar" | "spelling"));
        let mut messages = ids.split_ascii_whitespace().take(MAX_IDS).filter_map(|id| self.by_id(id)).peekable();
        is_invalid && self.is_exposed(field) && messages.peek().is_some() && messages.all(Element::is_hidden_from_all)
    }
}

/// Parses a number. Infinity and values that are no numbers were rejected before.
fn number(value: &str) -> Option<f64> {
    value.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}
