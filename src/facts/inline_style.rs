//! The declarations in `style` attributes, and what they tell of the size of text.
use super::{Element, PageFacts};

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

impl<'a> Element<'a> {
    /// The declarations of its `style` attribute.
    pub fn declarations(self) -> impl Iterator<Item = Declaration<'a>> {
        declarations(self.get("style").unwrap_or_default())
    }

    /// The declaration of a property that wins inside its `style` attribute: the last important one, else the last.
    pub fn declared(self, property: &str) -> Option<Declaration<'a>> {
        let of = |each: &Declaration<'a>| each.property.eq_ignore_ascii_case(property);
        let last = self.declarations().filter(of).last();
        self.declarations().filter(|each| of(each) && each.important).last().or(last)
    }

    /// Whether its `style` attribute places it far outside of the window.
    pub fn is_placed_off_screen(self) -> bool {
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

fn declarations(source: &str) -> impl Iterator<Item = Declaration<'_>> {
    source.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let (value, important) = match value.rsplit_once('!') {
            Some((before, word)) if word.trim().eq_ignore_ascii_case("important") => (before, true),
            _ => (value, false),
        };
        Some(Declaration { property: property.trim(), value: value.trim(), important })
    })
}

impl Declaration<'_> {
    /// The number of pixels, if the value is one.
    pub fn pixels(self) -> Option<f64> {
        self.number().filter(|(_, unit)| unit == "px").map(|(number, _)| number)
    }

    /// The number in the value and its unit in lower case, `""` where it has none; none if it is no plain number.
    pub fn number(self) -> Option<(f64, String)> {
        let start = self.value.find(|each: char| each.is_ascii_alphabetic() || each == '%').unwrap_or(self.value.len());
        let (number, unit) = self.value.split_at_checked(start)?;
        Some((number.trim().parse().ok()?, unit.to_ascii_lowercase()))
    }
}

/// Elements whose text browsers show in a size of their own.
const SIZED: [&str; 18] = [
    "big", "button", "code", "font", "h1", "h2", "h3", "h4", "h5", "h6", "input", "kbd", "pre", "samp", "select",
    "small", "sub", "textarea",
];
/// Longest style sheet in the page that is read.
const LONGEST_SHEET: usize = 4_000;

impl PageFacts {
    /// The font size of an element in pixels, where the markup decides it: by `style` attributes, or by a style
    /// sheet in the page that is the only one and sets but one size.
    pub fn font_size(&self, element: Element<'_>) -> Option<f64> {
        let sets_size = |style: Element<'_>| style.text().contains("font");
        let is_plain = self.link_rel("stylesheet").next().is_none() && !self.all("style").any(sets_size);
        for each in std::iter::once(element).chain(element.ancestors()).take(64) {
            if let Some(declared) = each.declared("font-size") {
                return declared.pixels();
            }
            let by_sheet = self.size_by_sheet(each.name());
            if by_sheet.is_some() || !is_plain || SIZED.contains(&each.name()) {
                return by_sheet;
            }
        }
        None
    }

    fn size_by_sheet(&self, name: &str) -> Option<f64> {
        let mut sheets = self.all("style");
        let (sheet, others) = (sheets.next()?.text(), sheets.next());
        let is_simple =
            sheet.len() <= LONGEST_SHEET && sheet.matches("font").count() == 1 && !sheet.contains(['@', '*']);
        if others.is_some() || !is_simple || self.link_rel("stylesheet").next().is_some() {
            return None;
        }
        let mut rules = sheet.split('}').filter_map(|rule| rule.split_once('{'));
        let (_, body) = rules.find(|(selector, _)| selector.trim().eq_ignore_ascii_case(name))?;
        declarations(body).find(|each| each.property.eq_ignore_ascii_case("font-size")).and_then(Declaration::pixels)
    }
}
