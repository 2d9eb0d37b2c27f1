//! What the markup itself hides, and from whom.
use super::document::Document;
use super::element::Element;
use super::ids::{NodeId, flag};

/// The flags that an element's own name and attributes set.
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

/// Most elements before a summary that are looked at.
const MOST_BEFORE: usize = 32;

/// Whether no other summary stands before it. The details around it are still open while this is asked, so that only
/// what is before it is known.
fn is_first_summary(document: &Document, summary: Element<'_>) -> bool {
    let Some(details) = summary.parent() else { return false };
    let first = document.element(details.index + 1).filter(|first| first.index < summary.index);
    let before = std::iter::successors(first, |each| {
        let next = each.end().max(each.index + 1);
        document.element(next).filter(|next| next.index < summary.index)
    });
    !before.take(MOST_BEFORE).any(|each| each.is("summary") && each.parent() == Some(details))
}

/// Whether an inline style takes the element out of sight; of two declarations of one property the last counts, unless
/// the first is important.
fn hides(style: &str) -> bool {
    let (mut display, mut visibility) = (("", false), ("", false));
    for declaration in style.split(';') {
        let Some((property, value)) = declaration.split_once(':') else { continue };
        let (value, mark) = value.split_once('!').unwrap_or((value, ""));
        let is_important = mark.trim().eq_ignore_ascii_case("important");
        let kept = match property.trim() {
            name if name.eq_ignore_ascii_case("display") => &mut display,
            name if name.eq_ignore_ascii_case("visibility") => &mut visibility,
            _ => continue,
        };
        if is_important || !kept.1 {
            *kept = (value.trim(), is_important);
        }
    }
    let is = |value: &str, words: &[&str]| words.iter().any(|word| value.eq_ignore_ascii_case(word));
    is(display.0, &["none"]) || is(visibility.0, &["hidden", "collapse"])
}
