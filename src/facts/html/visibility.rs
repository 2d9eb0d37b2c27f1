//! Elements hidden by their own markup, from everyone or from assistive technology.
use super::document::Document;
use super::element::Element;
use super::ids::{NodeId, flag};

/// Returns the visibility flags that an element's own name and attributes set.
pub(super) fn own_flags(document: &Document, index: NodeId) -> u16 {
    let Some(element) = document.element(index) else { return 0 };
    let Some(parent) = element.parent() else { return 0 };
    let mut flags = 0;
    if parent.is("details") && !parent.has("open") && !(element.is("summary") && is_first_summary(document, element)) {
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
            "aria-hidden" if value.trim().eq_ignore_ascii_case("true") => flag::ARIA_HIDDEN,
            "inert" => flag::INERT,
            _ => 0,
        };
    }
    flags
}

/// Maximum number of siblings before a `summary` that are checked.
const MAX_SIBLINGS_BEFORE: usize = 32;

/// Returns true if no other `summary` child comes before it. Its `details` is still open at this point, so only earlier
/// siblings are known.
fn is_first_summary(document: &Document, summary: Element<'_>) -> bool {
    let Some(details) = summary.parent() else { return false };
    let first = document.element(details.index + 1).filter(|first| first.index < summary.index);
    let before = std::iter::successors(first, |sibling| {
        let next = sibling.end().max(sibling.index + 1);
        document.element(next).filter(|next| next.index < summary.index)
    });
    !before.take(MAX_SIBLINGS_BEFORE).any(|sibling| sibling.is("summary") && sibling.parent() == Some(details))
}

/// Returns true if an inline style hides the element. The last declaration of a property counts, unless an earlier one
/// is `!important`.
fn hides(style: &str) -> bool {
    let (mut display, mut visibility) = (("", false), ("", false));
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let (value, priority) = value.split_once('!').unwrap_or((value, ""));
        let is_important = priority.trim().eq_ignore_ascii_case("important");
        let winner = match property.trim() {
            name if name.eq_ignore_ascii_case("display") => &mut display,
            name if name.eq_ignore_ascii_case("visibility") => &mut visibility,
            _ => continue,
        };
        if is_important || !winner.1 {
            *winner = (value.trim(), is_important);
        }
    }
    let is = |value: &str, keywords: &[&str]| keywords.iter().any(|keyword| value.eq_ignore_ascii_case(keyword));
    is(display.0, &["none"]) || is(visibility.0, &["hidden", "collapse"])
}
