//! CSS colors and their contrast.

/// An opaque color.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Color {
    red: u8,
    green: u8,
    blue: u8,
}

/// The most common named colors of CSS.
const NAMED: [(&str, u32); 26] = [
    ("aqua", 0x00_ff_ff),
    ("black", 0x00_00_00),
    ("blue", 0x00_00_ff),
    ("brown", 0xa5_2a_2a),
    ("crimson", 0xdc_14_3c),
    ("cyan", 0x00_ff_ff),
    ("darkblue", 0x00_00_8b),
    ("darkgray", 0xa9_a9_a9),
    ("darkgreen", 0x00_64_00),
    ("darkred", 0x8b_00_00),
    ("dimgray", 0x69_69_69),
    ("gold", 0xff_d7_00),
    ("gray", 0x80_80_80),
    ("green", 0x00_80_00),
    ("lightgray", 0xd3_d3_d3),
    ("lime", 0x00_ff_00),
    ("maroon", 0x80_00_00),
    ("navy", 0x00_00_80),
    ("orange", 0xff_a5_00),
    ("pink", 0xff_c0_cb),
    ("purple", 0x80_00_80),
    ("red", 0xff_00_00),
    ("silver", 0xc0_c0_c0),
    ("teal", 0x00_80_80),
    ("white", 0xff_ff_ff),
    ("yellow", 0xff_ff_00),
];

impl Color {
    /// A colour as CSS writes it: `#rgb`, `#rrggbb`, `rgb(…)` and the most common names. None for all else, and where
    /// something shines through.
    pub fn parse(value: &str) -> Option<Self> {
        let value = value.trim().to_ascii_lowercase();
        if let Some(digits) = value.strip_prefix('#') {
            return from_hex(digits);
        }
        if let Some((name, rest)) = value.split_once('(') {
            let parts = rest.strip_suffix(')').filter(|_| matches!(name, "rgb" | "rgba"))?;
            return from_components(parts);
        }
        NAMED.iter().find(|(name, _)| *name == value).map(|(_, number)| from_rgb(*number))
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

const fn from_rgb(number: u32) -> Color {
    let [_, red, green, blue] = number.to_be_bytes();
    Color { red, green, blue }
}

fn from_hex(digits: &str) -> Option<Color> {
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
    let doubled = |digit: u32| (number >> (4 * digit) & 0xf) * 0x11;
    match digits.len() {
        3 => Some(from_rgb(doubled(2) << 16 | doubled(1) << 8 | doubled(0))),
        6 => Some(from_rgb(number)),
        _ => None,
    }
}

fn from_components(parts: &str) -> Option<Color> {
    let mut parts = parts.split([',', ' ', '/']).map(str::trim).filter(|part| !part.is_empty());
    let mut part = || parts.next()?.parse::<u8>().ok();
    let color = Color { red: part()?, green: part()?, blue: part()? };
    let is_opaque = |alpha: &str| alpha == "100%" || alpha.parse() == Ok(1.0);
    parts.all(is_opaque).then_some(color)
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
    }

    #[test]
    fn unsupported_colors_are_none() {
        for value in ["rgba(0,0,0,.5)", "#0000", "transparent", "inherit", "var(--a)", "#12", "rgb(10%,0,0)", "#+12"] {
            assert_eq!(Color::parse(value), None, "{value}");
        }
    }
}
