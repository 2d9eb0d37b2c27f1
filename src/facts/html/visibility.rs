//! Elements hidden by their own markup or by style sheets of the page, from everyone or from assistive technology.
use super::document::Document;
use super::element::Element;
use super::ids::{NodeId, flag};

/// Sets the visibility flags that an element's own name and attributes give it. Those of its parent are set already.
pub(super) fn set_own_flags(document: &mut Document, index: NodeId) {
    let Some(element) = document.element(index).filter(|element| element.parent().is_some()) else { return };
    let style = InlineStyle::of(element);
    let mut set = attribute_flags(element);
    set |= if style.display.is_some_and(Setting::hides) { flag::HIDDEN } else { 0 };
    set |= if style.visibility.is_some_and(Setting::hides) { flag::INVISIBLE } else { 0 };
    // Unlike `display`, `visibility` can be set back inside a hidden element.
    let cleared = if style.visibility.is_some_and(Setting::shows) { flag::INVISIBLE } else { 0 };
    if let Some(node) = document.nodes.get_mut(index as usize) {
        node.flags = node.flags & !cleared | set;
    }
}

/// Returns the visibility flags that an element's name and its attributes other than `style` set.
pub(in crate::facts) fn attribute_flags(element: Element<'_>) -> u16 {
    let Some(parent) = element.parent() else { return 0 };
    let mut flags = 0;
    if is_in_closed_details(element, parent) || element.is("dialog") && !element.has("open") {
        flags |= flag::HIDDEN;
    }
    for (name, value) in element.attributes() {
        flags |= match name {
            "hidden" | "popover" => flag::HIDDEN,
            "type" if element.is("input") && value.eq_ignore_ascii_case("hidden") => flag::HIDDEN,
            "aria-hidden" if value.trim().eq_ignore_ascii_case("true") => flag::ARIA_HIDDEN,
            "inert" => flag::INERT,
            _ => 0,
        };
    }
    flags
}

/// Returns true if an element is in a closed `details`, outside its summary.
pub(in crate::facts) fn is_in_closed_details(element: Element<'_>, parent: Element<'_>) -> bool {
    parent.is("details")
        && !parent.has("open")
        && !(element.is("summary") && is_first_summary(element.document, element))
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

/// A value of a [`VisibilityProperty`], as far as it decides if an element is visible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum Value {
    Hides,
    Shows,
    /// The value of the parent.
    Inherits,
    /// A value that only a browser can compute, such as `var(--shown)`.
    Unknown,
}

/// A value and its priority.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) struct Setting {
    pub(in crate::facts) value: Value,
    pub(in crate::facts) important: bool,
}

impl Setting {
    fn hides(self) -> bool {
        self.value == Value::Hides
    }

    fn shows(self) -> bool {
        self.value == Value::Shows
    }

    /// Reads the value of a declaration. Returns `None` for other properties, and for values that browsers ignore.
    pub(in crate::facts) fn read(property: &str, value: &str, important: bool) -> Option<(VisibilityProperty, Self)> {
        if let Some(away) = Self::moves_away(property, value) {
            let value = if away { Value::Hides } else { Value::Shows };
            return Some((VisibilityProperty::Place, Self { value, important }));
        }
        let (property, hiding, showing): (_, &[&str], &[&str]) = if property.eq_ignore_ascii_case("display") {
            (VisibilityProperty::Display, &["none"], &DISPLAYED)
        } else if property.eq_ignore_ascii_case("visibility") {
            (VisibilityProperty::Visibility, &["hidden", "collapse"], &["visible", "initial"])
        } else if property.eq_ignore_ascii_case("content-visibility") {
            (VisibilityProperty::Contents, &["hidden"], &["visible", "auto", "initial", "inherit", "unset"])
        } else {
            return None;
        };
        let is = |keywords: &[&str]| keywords.iter().any(|keyword| value.eq_ignore_ascii_case(keyword));
        let value = if is(hiding) {
            Value::Hides
        } else if is(showing) {
            Value::Shows
        } else if is(&["inherit", "unset"]) {
            Value::Inherits
        } else if value.contains('(') || is(&["revert", "revert-layer"]) {
            Value::Unknown
        } else {
            return None;
        };
        Some((property, Self { value, important }))
    }

    /// Returns true if a declaration moves an element far out of the window or clips it, false if it takes that back.
    fn moves_away(property: &str, value: &str) -> Option<bool> {
        let is = |name: &str| property.eq_ignore_ascii_case(name);
        if is("clip") || is("clip-path") {
            return Some(["rect(", "inset("].iter().any(|shape| value.starts_with(shape)));
        }
        if is("position") {
            return value.eq_ignore_ascii_case("static").then_some(false);
        }
        let sides = ["left", "right", "top", "margin-left", "margin-top"];
        let distance = value.trim_end_matches(|unit: char| unit.is_ascii_alphabetic()).parse::<f64>();
        sides.into_iter().any(is).then(|| distance.is_ok_and(|distance| distance <= -999.0))
    }
}

/// A property that can hide an element or its contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::facts) enum VisibilityProperty {
    Display,
    Visibility,
    /// `content-visibility`
    Contents,
    /// `left`, `clip` and others that place an element out of sight.
    Place,
}

/// Keywords of `display` that show an element.
const DISPLAYED: [&str; 34] = [
    "block",
    "inline",
    "inline-block",
    "flex",
    "inline-flex",
    "grid",
    "inline-grid",
    "contents",
    "flow",
    "flow-root",
    "list-item",
    "table",
    "inline-table",
    "table-caption",
    "table-cell",
    "table-column",
    "table-column-group",
    "table-footer-group",
    "table-header-group",
    "table-row",
    "table-row-group",
    "ruby",
    "ruby-base",
    "ruby-text",
    "math",
    "block flow",
    "inline flow-root",
    "-webkit-box",
    "-webkit-inline-box",
    "-webkit-flex",
    "-webkit-inline-flex",
    "initial",
    "inherit",
    "unset",
];

/// The settings of a `style` attribute. The last declaration of a property counts, unless an earlier one is
/// `!important`.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::facts) struct InlineStyle {
    pub(in crate::facts) display: Option<Setting>,
    pub(in crate::facts) visibility: Option<Setting>,
    pub(in crate::facts) contents: Option<Setting>,
    pub(in crate::facts) place: Option<Setting>,
}

impl InlineStyle {
    /// Reads the `style` attribute of an element.
    pub(in crate::facts) fn of(element: Element<'_>) -> Self {
        let mut found = Self::default();
        for declaration in element.get("style").unwrap_or_default().split(';') {
            let Some((property, value)) = declaration.split_once(':') else { continue };
            let (value, priority) = value.split_once('!').unwrap_or((value, ""));
            let important = priority.trim().eq_ignore_ascii_case("important");
            if let Some((property, setting)) = Setting::read(property.trim(), value.trim(), important) {
                found.set(property, setting);
            }
        }
        found
    }

    /// Adds a declaration that comes after the others.
    pub(in crate::facts) fn set(&mut self, property: VisibilityProperty, setting: Setting) {
        let slot = match property {
            VisibilityProperty::Display => &mut self.display,
            VisibilityProperty::Visibility => &mut self.visibility,
            VisibilityProperty::Contents => &mut self.contents,
            // Several properties share this one: another one does not take a place out of sight back.
            VisibilityProperty::Place if setting.value == Value::Shows && self.place.is_some() => return,
            VisibilityProperty::Place => &mut self.place,
        };
        if setting.important || slot.is_none_or(|before| !before.important) {
            *slot = Some(setting);
        }
    }

    /// Returns true if it sets none of the properties.
    pub(in crate::facts) const fn is_empty(&self) -> bool {
        self.display.is_none() && self.visibility.is_none() && self.contents.is_none() && self.place.is_none()
    }
}

/// Visibility of an element by the style sheets of the page, as bits.
pub(in crate::facts) mod seen {
    /// `display: none` or the like hides it.
    pub(in crate::facts) const HIDDEN: u8 = 1;
    /// `visibility: hidden` hides it.
    pub(in crate::facts) const INVISIBLE: u8 = 1 << 1;
    /// A style sheet hides it.
    pub(in crate::facts) const BY_SHEET: u8 = 1 << 2;
    /// A style sheet hides it under a condition.
    pub(in crate::facts) const DOUBTFUL: u8 = 1 << 3;
    /// A style sheet places it out of sight.
    pub(in crate::facts) const AWAY: u8 = 1 << 4;
}

impl Document {
    /// Sets the visibility of all elements.
    pub(in crate::facts) fn set_visibility(&mut self, visibility: Vec<u8>) {
        for (node, bits) in self.nodes.iter_mut().zip(&visibility) {
            node.flags &= !(flag::HIDDEN | flag::INVISIBLE);
            node.flags |= if bits & seen::HIDDEN != 0 { flag::HIDDEN } else { 0 };
            node.flags |= if bits & seen::INVISIBLE != 0 { flag::INVISIBLE } else { 0 };
        }
        self.visibility = visibility;
    }

    fn visibility(&self, index: NodeId) -> u8 {
        self.visibility.get(index as usize).copied().unwrap_or_default()
    }
}

impl Element<'_> {
    /// Returns true if it is visible as served, but a style sheet of the page hides it or an ancestor at some widths or
    /// in some states.
    pub fn may_be_hidden(self) -> bool {
        self.document.visibility(self.index) & seen::DOUBTFUL != 0 && !self.is_hidden()
    }

    /// Returns true if a style sheet of the page moves it or an ancestor out of the window or clips it.
    pub(in crate::facts) fn is_away(self) -> bool {
        self.document.visibility(self.index) & seen::AWAY != 0
    }

    /// Returns true if a style sheet of the page hides it or an ancestor. Scripts and other style sheets may show it.
    pub fn is_hidden_by_style_sheet(self) -> bool {
        self.document.visibility(self.index) & seen::BY_SHEET != 0 && self.is_hidden()
    }
}
