//! The zoom limits of the viewport.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// The zoom limits that the viewport of a page sets.
pub struct Zoom<'a> {
    /// The `meta` element that sets them.
    pub element: Element<'a>,
    /// True if it disables zooming.
    pub is_forbidden: bool,
    /// The maximum scale, if it sets one that browsers accept.
    pub largest: Option<f64>,
}

impl PageFacts {
    /// Returns the zoom limits of the viewport; `None` if it sets none. Of several viewports browsers use the last.
    pub fn zoom(&self) -> Option<Zoom<'_>> {
        let element = self.all("meta").rfind(|meta| meta.attr_is("name", "viewport"))?;
        let content = element.get("content").unwrap_or_default().to_ascii_lowercase();
        if !content.contains("maximum-scale") && !content.contains("user-scalable") {
            return None;
        }
        let is_forbidden = value_of(&content, "user-scalable").is_some_and(|value| !allows_zoom(&value));
        let largest = value_of(&content, "maximum-scale").as_deref().and_then(scale);
        Some(Zoom { element, is_forbidden, largest })
    }
}

/// Returns the last non-empty value of a property.
fn value_of(content: &str, property: &str) -> Option<String> {
    let spaced = content.replace('=', " = ").replace([',', ';'], " ; ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_value =
        |window: &&[&str]| matches!(window, [name, "=", value] if *name == property && !matches!(*value, ";" | "="));
    words.windows(3).rfind(is_value).and_then(|window| window.last()).map(|value| (*value).to_owned())
}

/// Parses a value of `maximum-scale`; `None` if browsers ignore it.
fn scale(value: &str) -> Option<f64> {
    match value {
        "yes" => Some(1.0),
        "device-width" | "device-height" => Some(10.0),
        _ => number(value).or(Some(0.1)).filter(|scale| *scale >= 0.0),
    }
}

/// Returns true for values of `user-scalable` that allow zooming.
fn allows_zoom(value: &str) -> bool {
    matches!(value, "yes" | "device-width" | "device-height") || number(value).is_some_and(|number| number.abs() >= 1.0)
}

/// Parses the number at the beginning.
fn number(value: &str) -> Option<f64> {
    let is_in_number = |character: char| character.is_ascii_digit() || matches!(character, '.' | '-' | '+');
    let end = value.find(|character| !is_in_number(character)).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}
