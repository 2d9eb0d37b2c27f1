//! The declarations in a `style` attribute.
use super::Element;

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
        self.get("style").unwrap_or_default().split(';').filter_map(|declaration| {
            let (property, value) = declaration.split_once(':')?;
            let (value, important) = match value.rsplit_once('!') {
                Some((before, word)) if word.trim().eq_ignore_ascii_case("important") => (before, true),
                _ => (value, false),
            };
            Some(Declaration { property: property.trim(), value: value.trim(), important })
        })
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

impl Declaration<'_> {
    /// The number in the value and its unit in lower case, `""` where it has none; none if it is no plain number.
    pub fn number(self) -> Option<(f64, String)> {
        let start = self.value.find(|each: char| each.is_ascii_alphabetic() || each == '%').unwrap_or(self.value.len());
        let (number, unit) = self.value.split_at_checked(start)?;
        Some((number.trim().parse().ok()?, unit.to_ascii_lowercase()))
    }
}
