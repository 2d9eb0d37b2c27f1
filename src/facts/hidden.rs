//! What the markup itself hides, and from whom.
use super::document::{Document, Place, flag};

/// The flags that an element's own name and attributes set.
pub(super) fn own_flags(document: &Document, index: Place) -> u16 {
    let Some(element) = document.element(index) else { return 0 };
    let Some(parent) = element.parent() else { return 0 };
    let mut flags = 0;
    if parent.is("details") && !parent.has("open") && !element.is("summary") {
        flags |= flag::HIDDEN;
    }
    if element.is("dialog") && !element.has("open") {
        flags |= flag::HIDDEN;
    }
    for (name, value) in element.attributes() {
        flags |= match name {
            "hidden" | "popover" => flag::HIDDEN,
            "style" if hides(value) => flag::HIDDEN,
            "type" if element.is("input") && value.eq_ignore_ascii_case("hidden") => flag::HIDDEN,
            "aria-hidden" if value.trim() == "true" => flag::ARIA_HIDDEN,
            "inert" => flag::INERT,
            _ => 0,
        };
    }
    flags
}

/// Whether an inline style takes the element out of sight.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = value.split('!').next().unwrap_or_default().trim();
        let is =
            |name: &str, word: &str| property.trim().eq_ignore_ascii_case(name) && value.eq_ignore_ascii_case(word);
        is("display", "none") || is("visibility", "hidden") || is("visibility", "collapse")
    })
}
