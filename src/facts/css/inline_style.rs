//! Declarations in `style` attributes, and the font sizes that they set.
use crate::facts::html::Element;

/// A CSS declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration<'a> {
    /// The property as written.
    pub property: &'a str,
    /// The value, trimmed and without `!important`.
    pub value: &'a str,
    /// True if it is `!important`.
    pub important: bool,
}

/// Elements whose font size browsers set.
pub(in crate::facts) const SIZED: [&str; 18] = [
    "big", "button", "code", "font", "h1", "h2", "h3", "h4", "h5", "h6", "input", "kbd", "pre", "samp", "select",
    "small", "sub", "textarea",
];
/// Maximum number of ancestors whose styles are read.
pub(in crate::facts) const MAX_ANCESTORS: usize = 64;

impl<'a> Element<'a> {
    /// Returns the declarations of its `style` attribute.
    pub fn declarations(self) -> impl Iterator<Item = Declaration<'a>> {
        declarations(self.get("style").unwrap_or_default())
    }

    /// Returns the declaration of a property that applies in its `style` attribute: the last important one, else the last.
    pub fn declared(self, property: &str) -> Option<Declaration<'a>> {
        winning(self.declarations().filter(|declaration| declaration.is_of(property)))
    }

    /// Returns the font size that its `style` attribute sets.
    pub(in crate::facts) fn text_size(self) -> Option<Size> {
        let sizes =
            self.declarations().filter(|declaration| declaration.is_of("font-size") || declaration.is_of("font"));
        winning(sizes).map(Declaration::size)
    }

    /// Returns true if its font size may differ from that of its parent.
    pub fn may_set_font_size(self) -> bool {
        SIZED.contains(&self.name()) || self.has("style") && self.text_size().is_some()
    }

    /// Returns the important declaration of a text spacing property that applies in its `style` attribute. Invalid
    /// declarations are ignored, as in browsers.
    pub fn important_spacing(self, property: &str) -> Option<Declaration<'a>> {
        let applies = |declaration: &Declaration<'a>| {
            let is_invalid = declaration.is_invalid_spacing(property == "line-height");
            declaration.important && declaration.is_of(property) && !is_invalid
        };
        self.declarations().filter(applies).last()
    }

    /// Returns true if its `style` attribute or that of an ancestor makes it invisible by position, opacity, size or
    /// clipping, or if a style sheet of the page moves it out of the window or clips it.
    pub fn is_visually_hidden_by_style(self) -> bool {
        let mut styled =
            std::iter::once(self).chain(self.ancestors()).take(MAX_ANCESTORS).filter(|element| element.has("style"));
        self.is_away() || styled.any(|element| element.is_off_screen() || element.is_invisible_by_style())
    }

    /// Returns true if it is neither visible nor exposed to assistive technology.
    pub fn is_imperceptible(self) -> bool {
        self.is_hidden_from_all() && self.is_visually_hidden_by_style()
    }

    /// Returns true if its `style` attribute makes it invisible but keeps it in the layout.
    fn is_invisible_by_style(self) -> bool {
        let is_zero = |declaration: Declaration<'_>| declaration.number().is_some_and(|(number, _)| number == 0.0);
        self.declared("opacity").is_some_and(is_zero)
            || self.declared("font-size").is_some_and(is_zero)
            || self.declared("clip").is_some_and(|clip| clip.value.starts_with("rect("))
            || self.declared("clip-path").is_some_and(|clip| clip.value.starts_with("inset("))
    }

    /// Returns true if it is at most one pixel wide or high by its `style` attribute or its attributes, as tracking
    /// pixels are. Images that fit themselves to the window have such attributes as placeholders.
    pub fn is_invisible_by_size(self) -> bool {
        let is_tiny = |side: &str| match self.declared(side) {
            Some(declared) => declared
                .number()
                .is_some_and(|(number, unit)| number == 0.0 || (0.0..=1.0).contains(&number) && unit == "px"),
            None => self.attr_text(side).is_some_and(|size| matches!(size.trim_end_matches("px"), "0" | "1")),
        };
        !self.has("srcset") && !self.has("sizes") && ["width", "height"].iter().any(|side| is_tiny(side))
    }

    /// Returns true if its `style` attribute positions it far outside the window.
    pub fn is_off_screen(self) -> bool {
        self.declarations().any(|declaration| {
            let sides = ["bottom", "left", "margin-left", "margin-top", "right", "text-indent", "top"];
            sides.iter().any(|side| declaration.is_of(side))
                && declaration
                    .value
                    .trim_end_matches(|unit: char| unit.is_ascii_alphabetic() || unit == '%')
                    .parse::<f64>()
                    .is_ok_and(|distance| distance <= -999.0)
        })
    }
}

/// Minimum width of a character, in pixels.
const MIN_CHARACTER_WIDTH: f64 = 4.0;
/// Maximum width of a window, in pixels.
const MAX_WINDOW_WIDTH: f64 = 2_560.0;
/// Elements that browsers display as blocks.
const BLOCKS: [&str; 24] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "li",
    "main",
    "p",
    "section",
];

impl Element<'_> {
    /// Returns true if this text, its only content, is certainly too long for one line.
    pub fn must_wrap(self, text: &str) -> bool {
        let mut width = MAX_WINDOW_WIDTH;
        for element in std::iter::once(self).chain(self.ancestors()).take(MAX_ANCESTORS) {
            let mut wrapping = [element.declared("white-space"), element.declared("text-wrap")].into_iter().flatten();
            let may_prevent = |wrap: Declaration<'_>| !["normal", "wrap"].iter().any(|word| wrap.is_word(word));
            if element.is("pre") || wrapping.any(may_prevent) {
                return false;
            }
            let is_block = match element.declared("display") {
                Some(display) => ["block", "inline-block", "list-item"].iter().any(|word| display.is_word(word)),
                None => BLOCKS.contains(&element.name()),
            };
            let widths = ["width", "max-width"].iter().filter_map(|side| element.declared(side)).filter(|_| is_block);
            width = widths.filter_map(Declaration::pixels).fold(width, f64::min);
        }
        let is_long = || text.chars().count() as f64 * MIN_CHARACTER_WIDTH > width;
        self.children().next().is_none() && text.contains(' ') && is_long()
    }
}

/// Returns the declaration that applies: the last important one, else the last.
fn winning<'a>(declarations: impl Iterator<Item = Declaration<'a>>) -> Option<Declaration<'a>> {
    declarations.reduce(|one, other| if one.important && !other.important { one } else { other })
}

/// Returns the declarations of a `style` attribute or of the body of a style rule.
pub(in crate::facts) fn declarations(source: &str) -> impl Iterator<Item = Declaration<'_>> {
    source.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let (value, important) = match value.rsplit_once('!') {
            Some((before, word)) if word.trim().eq_ignore_ascii_case("important") => (before, true),
            _ => (value, false),
        };
        Some(Declaration { property: property.trim(), value: value.trim(), important })
    })
}

/// Absolute length units, with their size in pixels.
const ABSOLUTE: [(&str, f64); 7] = [
    ("px", 1.0),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 96.0 / 25.4),
    ("q", 96.0 / 101.6),
];
/// Relative length units.
const RELATIVE: [&str; 18] = [
    "em", "rem", "ex", "rex", "ch", "rch", "cap", "rcap", "ic", "ric", "lh", "rlh", "vw", "vh", "vi", "vb", "vmin",
    "vmax",
];

/// A font size.
#[derive(Clone, Copy)]
pub(in crate::facts) enum Size {
    Pixels(f64),
    /// Relative to the font size of the parent.
    Times(f64),
    /// Relative to the font size of the root element.
    OfRoot(f64),
    Unknown,
}

impl Declaration<'_> {
    /// Returns true if it sets this property, ignoring case.
    pub const fn is_of(&self, property: &str) -> bool {
        self.property.eq_ignore_ascii_case(property)
    }

    /// Returns true if its value is this word, ignoring case.
    pub const fn is_word(&self, word: &str) -> bool {
        self.value.eq_ignore_ascii_case(word)
    }

    /// Returns the value in pixels, if it is an absolute length.
    pub fn pixels(self) -> Option<f64> {
        let (number, unit) = self.number()?;
        ABSOLUTE.iter().find(|(name, _)| *name == unit).map(|(_, pixels)| number * pixels)
    }

    /// Returns true if browsers ignore the value because it is not a keyword, a length or a function. If `takes_numbers`,
    /// plain numbers and percentages are valid too, and negative values are not.
    fn is_invalid_spacing(self, takes_numbers: bool) -> bool {
        let words = ["normal", "inherit", "initial", "unset", "revert", "revert-layer"];
        let Some((number, unit)) = self.number() else {
            return !self.value.contains('(') && !words.iter().any(|word| self.value.eq_ignore_ascii_case(word));
        };
        let is_length = || ABSOLUTE.iter().any(|(name, _)| *name == unit) || RELATIVE.contains(&unit.as_str());
        match unit.as_str() {
            "" => !takes_numbers && number != 0.0 || takes_numbers && number < 0.0,
            "%" => takes_numbers && number < 0.0,
            _ => !is_length() || takes_numbers && number < 0.0,
        }
    }

    /// Returns the font size that it sets. In the shorthand, it is the first word that starts with a digit and is not a
    /// weight.
    fn size(self) -> Size {
        let is_numeric =
            |word: &&str| word.starts_with(|character: char| character.is_ascii_digit() || character == '.');
        let mut words = self.value.split_ascii_whitespace().filter_map(|word| word.split('/').next());
        let size = if self.is_of("font") {
            words.find(|word| is_numeric(word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
        } else {
            Some(self.value)
        };
        let Some(size) = size.map(|value| Self { value, ..self }) else { return Size::Unknown };
        match (size.pixels(), size.number()) {
            (Some(pixels), _) => Size::Pixels(pixels),
            (_, Some((number, unit))) => match unit.as_str() {
                "em" => Size::Times(number),
                "%" => Size::Times(number / 100.0),
                "rem" => Size::OfRoot(number),
                _ => Size::Unknown,
            },
            _ => Size::Unknown,
        }
    }

    /// Returns the number in the value, and its unit in lower case or `""`. `None` if the value is not one number.
    pub fn number(self) -> Option<(f64, String)> {
        let is_unit = |character: char| character.is_ascii_alphabetic() || character == '%';
        let start = self.value.find(is_unit).unwrap_or(self.value.len());
        let (number, unit) = self.value.split_at_checked(start)?;
        Some((number.trim().parse().ok()?, unit.to_ascii_lowercase()))
    }
}
