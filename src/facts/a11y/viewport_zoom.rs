//! How far the viewport lets people zoom.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;

/// What the viewport of a page says of zooming.
pub struct Zoom<'a> {
    /// The meta element that says it.
    pub element: Element<'a>,
    /// Whether it forbids zooming altogether.
    pub is_forbidden: bool,
    /// The largest scale, where it sets one that browsers heed.
    pub largest: Option<f64>,
}

impl PageFacts {
    /// What the viewport says of zooming; none where it says nothing. Of several viewports browsers use the last.
    pub fn zoom(&self) -> Option<Zoom<'_>> {
        let element = self.all("meta").rfind(|meta| meta.attr_is("name", "viewport"))?;
        let content = element.get("content").unwrap_or_default().to_ascii_lowercase();
        if !content.contains("maximum-scale") && !content.contains("user-scalable") {
            return None;
        }
        let is_forbidden = value_of(&content, "user-scalable").is_some_and(|value| !lets_scale(&value));
        let largest = value_of(&content, "maximum-scale").as_deref().and_then(scale);
        Some(Zoom { element, is_forbidden, largest })
    }
}

/// The last value of a property that is not empty.
fn value_of(content: &str, property: &str) -> Option<String> {
    let spaced = content.replace('=', " = ").replace([',', ';'], " ; ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let is_value =
        |window: &&[&str]| matches!(window, [name, "=", value] if *name == property && !matches!(*value, ";" | "="));
    words.windows(3).rfind(is_value).and_then(|window| window.last()).map(|value| (*value).to_owned())
}

/// The scale that a value stands for; none where browsers drop it.
fn scale(value: &str) -> Option<f64> {
    match value {
        "yes" => Some(1.0),
        "device-width" | "device-height" => Some(10.0),
        _ => number(value).or(Some(0.1)).filter(|scale| *scale >= 0.0),
    }
}

fn lets_scale(value: &str) -> bool {
    matches!(value, "yes" | "device-width" | "device-height") || number(value).is_some_and(|number| number.abs() >= 1.0)
}

/// The number at the beginning.
fn number(value: &str) -> Option<f64> {
    let end =
        value.find(|each: char| !(each.is_ascii_digit() || matches!(each, '.' | '-' | '+'))).unwrap_or(value.len());
    value.get(..end)?.parse().ok()
}
