//! Selectors and snippets: the evidence that shows an element.
use super::element::Element;
use crate::facts::text::{clip, collapse, shorten};
use crate::model::finding::{MAX_SELECTOR, MAX_SNIPPET};
use std::borrow::Cow;
use std::fmt::Write as _;

/// SVG element names with capitals (HTML standard 13.2.6.5). Selectors distinguish them.
const SVG_NAMES: [&str; 37] = [
    "altGlyph",
    "altGlyphDef",
    "altGlyphItem",
    "animateColor",
    "animateMotion",
    "animateTransform",
    "clipPath",
    "feBlend",
    "feColorMatrix",
    "feComponentTransfer",
    "feComposite",
    "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap",
    "feDistantLight",
    "feDropShadow",
    "feFlood",
    "feFuncA",
    "feFuncB",
    "feFuncG",
    "feFuncR",
    "feGaussianBlur",
    "feImage",
    "feMerge",
    "feMergeNode",
    "feMorphology",
    "feOffset",
    "fePointLight",
    "feSpecularLighting",
    "feSpotLight",
    "feTile",
    "feTurbulence",
    "foreignObject",
    "glyphRef",
    "linearGradient",
    "radialGradient",
    "textPath",
];

impl<'a> Element<'a> {
    /// Returns a CSS selector that finds it in the served page. If the selector would be too long, outer steps are
    /// omitted.
    pub fn selector(self) -> String {
        let (mut steps, mut room) = (Vec::new(), MAX_SELECTOR);
        let mut element = Some(self);
        while let Some(current) = element {
            // A repeated id selects several elements.
            let is_unique = |id: &str| self.document.all_with_id(id).nth(1).is_none();
            let id = current.id().filter(|id| is_plain(id) && is_unique(id));
            let step = id.map_or_else(|| current.step(), |id| format!("#{id}"));
            let Some(left) = room.checked_sub(step.len() + " > ".len()) else { break };
            room = left;
            steps.push(step);
            element = current.parent().filter(|parent| id.is_none() && !parent.is("html"));
        }
        steps.reverse();
        steps.join(" > ")
    }

    /// Returns its name with the capitals that it has in SVG.
    fn written_name(self) -> &'a str {
        let name = self.name();
        let written = SVG_NAMES.iter().find(|written| self.is_svg() && written.eq_ignore_ascii_case(name));
        written.copied().unwrap_or(name)
    }

    fn step(self) -> String {
        let name = self.written_name();
        let Some(parent) = self.parent() else { return identifier(name).into() };
        let mut namesakes = parent.children().filter(|child| child.name() == self.name());
        let position = 1 + namesakes.by_ref().take_while(|child| *child != self).count();
        let is_only = position == 1 && namesakes.next().is_none();
        let name = identifier(name);
        if is_only { name.into() } else { format!("{name}:nth-of-type({position})") }
    }

    /// Returns its start tag, followed by its text if it has no child elements, shortened to 160 characters.
    pub fn snippet(self) -> String {
        let mut source = format!("<{}", self.written_name());
        for (name, value) in self.attributes() {
            let _ = if value.is_empty() {
                write!(source, " {name}")
            } else if value.trim().is_empty() {
                // Rules distinguish a blank value from an empty one, so the snippet shows the difference.
                write!(source, " {name}=\" \"")
            } else {
                write!(source, " {name}=\"{}\"", collapse(value))
            };
            if source.len() > 4 * MAX_SNIPPET {
                break;
            }
        }
        source.push('>');
        if self.descendants().next().is_none() && !self.text().is_empty() {
            let _ = write!(source, "{}</{}>", clip(self.text(), 4 * MAX_SNIPPET).trim(), self.written_name());
        }
        shorten(&source, MAX_SNIPPET)
    }
}

/// Returns a tag name escaped as a CSS identifier, such as `o\:p`.
fn identifier(name: &str) -> Cow<'_, str> {
    let is_plain = |char: char| char.is_ascii_alphanumeric() || !char.is_ascii() || matches!(char, '-' | '_');
    if name.chars().all(is_plain) {
        return name.into();
    }
    let mut escaped = String::new();
    for char in name.chars() {
        let _ = if is_plain(char) {
            write!(escaped, "{char}")
        } else if char.is_ascii_control() {
            write!(escaped, "\\{:x} ", u32::from(char))
        } else {
            write!(escaped, "\\{char}")
        };
    }
    escaped.into()
}

/// Returns true if an id can be used in a selector without escapes.
fn is_plain(id: &str) -> bool {
    id.starts_with(|first: char| first.is_ascii_alphabetic())
        && id.chars().all(|char| char.is_ascii_alphanumeric() || matches!(char, '-' | '_'))
}
