//! The declarations in `style` attributes, and what they tell of the size of text.
use crate::facts::html::Element;

/// One declaration of CSS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Declaration<'a> {
    /// The property, as it is spelt.
    pub property: &'a str,
    /// The value, without white space around it and without `!important`.
    pub value: &'a str,
    /// Whether it is `!important`.
    pub important: bool,
}

/// Elements whose text browsers show in a size of their own.
pub(in crate::facts) const SIZED: [&str; 18] = [
    "big", "button", "code", "font", "h1", "h2", "h3", "h4", "h5", "h6", "input", "kbd", "pre", "samp", "select",
    "small", "sub", "textarea",
];
/// How many elements around one are asked for the size of text.
pub(in crate::facts) const MAX_ANCESTORS: usize = 64;

impl<'a> Element<'a> {
    /// The declarations of its `style` attribute.
    pub fn declarations(self) -> impl Iterator<Item = Declaration<'a>> {
        declarations(self.get("style").unwrap_or_default())
    }

    /// The declaration of a property that wins inside its `style` attribute: the last important one, else the last.
    pub fn declared(self, property: &str) -> Option<Declaration<'a>> {
        winning(self.declarations().filter(|each| each.is_of(property)))
    }

    /// What its `style` attribute says of the size of its text.
    pub(in crate::facts) fn text_size(self) -> Option<Size> {
        winning(self.declarations().filter(|each| each.is_of("font-size") || each.is_of("font"))).map(Declaration::size)
    }

    /// Whether its text may have another size than that of the element around it.
    pub fn may_set_font_size(self) -> bool {
        SIZED.contains(&self.name()) || self.has("style") && self.text_size().is_some()
    }

    /// The important declaration of a spacing of text in its `style` attribute that wins there. What is not valid is
    /// dropped, and one before it holds.
    pub fn important_spacing(self, property: &str) -> Option<Declaration<'a>> {
        let is_meant = |each: &Declaration<'a>| {
            each.important && each.is_of(property) && !each.is_invalid_spacing(property == "line-height")
        };
        self.declarations().filter(is_meant).last()
    }

    /// Whether a `style` attribute here or around it keeps it from being seen although it is not hidden.
    pub fn is_visually_hidden_by_style(self) -> bool {
        let mut around =
            std::iter::once(self).chain(self.ancestors()).take(MAX_ANCESTORS).filter(|each| each.has("style"));
        around.any(|each| each.is_off_screen() || each.is_invisible_by_style())
    }

    /// Whether it is neither to be seen nor to be heard.
    pub fn is_imperceptible(self) -> bool {
        self.is_hidden_from_all() && self.is_visually_hidden_by_style()
    }

    /// Whether its `style` attribute makes it invisible although it takes its place.
    fn is_invisible_by_style(self) -> bool {
        let is_zero = |each: Declaration<'_>| each.number().is_some_and(|(number, _)| number == 0.0);
        self.declared("opacity").is_some_and(is_zero)
            || self.declared("font-size").is_some_and(is_zero)
            || self.declared("clip").is_some_and(|each| each.value.starts_with("rect("))
            || self.declared("clip-path").is_some_and(|each| each.value.starts_with("inset("))
    }

    /// Whether its `style` attribute places it far outside of the window.
    pub fn is_off_screen(self) -> bool {
        self.declarations().any(|each| {
            let sides = ["bottom", "left", "margin-left", "margin-top", "right", "text-indent", "top"];
            sides.iter().any(|side| each.property.eq_ignore_ascii_case(side))
                && each
                    .value
                    .trim_end_matches(|unit: char| unit.is_ascii_alphabetic() || unit == '%')
                    .parse::<f64>()
                    .is_ok_and(|distance| distance <= -999.0)
        })
    }
}

/// Narrower letters than these, and wider windows, are hardly to be found, in pixels.
const NARROWEST_LETTER: f64 = 4.0;
const WIDEST_WINDOW: f64 = 2_560.0;
/// Elements that are boxes of their own unless a style sheet says otherwise.
const BOXES: [&str; 24] = [
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
    /// Whether a text that stands right inside it, and nothing else does, is certainly too long for one line.
    pub fn must_wrap(self, text: &str) -> bool {
        let mut width = WIDEST_WINDOW;
        for each in std::iter::once(self).chain(self.ancestors()).take(MAX_ANCESTORS) {
            let spaces = [each.declared("white-space"), each.declared("text-wrap")].into_iter().flatten();
            let keeps = |each: Declaration<'_>| !["normal", "wrap"].iter().any(|word| each.is_word(word));
            if each.is("pre") || spaces.into_iter().any(keeps) {
                return false;
            }
            let is_box = match each.declared("display") {
                Some(display) => ["block", "inline-block", "list-item"].iter().any(|word| display.is_word(word)),
                None => BOXES.contains(&each.name()),
            };
            let widths = ["width", "max-width"].iter().filter_map(|side| each.declared(side)).filter(|_| is_box);
            width = widths.filter_map(Declaration::pixels).fold(width, f64::min);
        }
        let is_long = || text.chars().count() as f64 * NARROWEST_LETTER > width;
        self.children().next().is_none() && text.contains(' ') && is_long()
    }
}

/// The declaration that wins over the others: the last important one, else the last.
fn winning<'a>(declarations: impl Iterator<Item = Declaration<'a>>) -> Option<Declaration<'a>> {
    declarations.reduce(|one, other| if one.important && !other.important { one } else { other })
}

/// The declarations of a style attribute or the body of a rule.
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

/// The units of length whose size in pixels is fixed.
const ABSOLUTE: [(&str, f64); 7] = [
    ("px", 1.0),
    ("pt", 96.0 / 72.0),
    ("pc", 16.0),
    ("in", 96.0),
    ("cm", 96.0 / 2.54),
    ("mm", 96.0 / 25.4),
    ("q", 96.0 / 101.6),
];
/// Other units of length.
const RELATIVE: [&str; 18] = [
    "em", "rem", "ex", "rex", "ch", "rch", "cap", "rcap", "ic", "ric", "lh", "rlh", "vw", "vh", "vi", "vb", "vmin",
    "vmax",
];

/// What a declaration says of the size of text.
#[derive(Clone, Copy)]
pub(in crate::facts) enum Size {
    Pixels(f64),
    /// So many times that of the element around it.
    Times(f64),
    /// So many times that of the root element.
    OfRoot(f64),
    Unknown,
}

impl Declaration<'_> {
    /// Whether it is of this property.
    pub const fn is_of(&self, property: &str) -> bool {
        self.property.eq_ignore_ascii_case(property)
    }

    /// Whether the value is this word.
    pub const fn is_word(&self, word: &str) -> bool {
        self.value.eq_ignore_ascii_case(word)
    }

    /// The number of pixels, if the value is a length of a fixed size.
    pub fn pixels(self) -> Option<f64> {
        let (number, unit) = self.number()?;
        ABSOLUTE.iter().find(|(name, _)| *name == unit).map(|(_, pixels)| number * pixels)
    }

    /// Whether browsers drop it although they know the property: neither a word that every property takes or this one
    /// has, nor a length, nor a function. `takes_numbers`: also a plain number or a percentage, and nothing below 0.
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

    /// The size of text that it sets. In the shorthand it is the first word that begins with a digit and is no weight.
    fn size(self) -> Size {
        let begins = |word: &&str| word.starts_with(|each: char| each.is_ascii_digit() || each == '.');
        let mut words = self.value.split_ascii_whitespace().filter_map(|word| word.split('/').next());
        let size = if self.is_of("font") {
            words.find(|word| begins(word) && !word.bytes().all(|each| each.is_ascii_digit()))
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

    /// The number in the value and its unit in lower case, `""` where it has none; none if it is no plain number.
    pub fn number(self) -> Option<(f64, String)> {
        let start = self.value.find(|each: char| each.is_ascii_alphabetic() || each == '%').unwrap_or(self.value.len());
        let (number, unit) = self.value.split_at_checked(start)?;
        Some((number.trim().parse().ok()?, unit.to_ascii_lowercase()))
    }
}
