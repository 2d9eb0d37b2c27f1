//! CSS colors and their contrast.
use cssparser::color::OPAQUE;
use cssparser::{Parser, ParserInput};

/// An opaque color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

impl Color {
    /// Returns the color of a CSS value: a name, `#…` or `rgb(…)`. `None` for other color functions, for values that
    /// are not one color, and for colors that are not opaque.
    pub fn parse(value: &str) -> Option<Self> {
        let mut input = ParserInput::new(value);
        let color = Parser::new(&mut input).parse_entirely(cssparser_color::Color::parse).ok()?;
        let cssparser_color::Color::Rgba(color) = color else { return None };
        (color.alpha == OPAQUE).then_some(Self { red: color.red, green: color.green, blue: color.blue })
    }

    /// Returns true if the text is a CSS color of any notation. `None` for a function that may be newer than ours.
    pub fn is_valid(value: &str) -> Option<bool> {
        let mut input = ParserInput::new(value);
        let is_color = Parser::new(&mut input).parse_entirely(cssparser_color::Color::parse).is_ok();
        let is_unknown = !is_color && value.contains('(') && value.trim_end().ends_with(')');
        let is_variable = value.trim_start().starts_with("var(");
        if is_unknown && !is_variable { None } else { Some(is_color) }
    }

    /// Returns the contrast ratio of two colors, from 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Self) -> f64 {
        let (one, other) = (self.luminance(), other.luminance());
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    fn luminance(self) -> f64 {
        let linear = |part: u8| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(self.red) + 0.7152 * linear(self.green) + 0.0722 * linear(self.blue)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contrast(one: &str, other: &str) -> Option<f64> {
        Some((Color::parse(one)?.contrast(Color::parse(other)?) * 100.0).round() / 100.0)
    }

    #[test]
    fn measures_contrast() {
        assert_eq!(contrast("#000", "white"), Some(21.0));
        assert_eq!(contrast("#777777", "rgb(255, 255, 255)"), Some(4.48));
        assert_eq!(contrast("rgba(255 255 255 / 1)", "#FFF"), Some(1.0));
        assert_eq!(contrast("rgb(0% 50.2% 0%)", "Green"), Some(1.0));
    }

    #[test]
    fn unsupported_colors_are_none() {
        for value in ["rgba(0,0,0,.5)", "#0000", "transparent", "inherit", "var(--a)", "#12", "hsl(0 0% 0%)", "#+12"] {
            assert_eq!(Color::parse(value), None, "{value}");
        }
    }
}
