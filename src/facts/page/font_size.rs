//! Font sizes, as far as the markup and inline styles decide them.
use super::PageFacts;
use crate::facts::css::{Declaration, MAX_ANCESTORS, SIZED, Size, declarations};
use crate::facts::html::Element;
use crate::facts::text::contains;

/// Default font size of browsers, in pixels.
const DEFAULT_SIZE: f64 = 16.0;
/// Longest `style` element that is read, in bytes.
const MAX_SHEET_BYTES: usize = 4_000;

impl PageFacts {
    /// Returns the font size of an element in pixels, `None` if the markup does not decide it. It is decided by `style`
    /// attributes, or by a `style` element that is the only style sheet and sets only one size. It is the default of
    /// browsers if there are neither style sheets that set it nor scripts.
    pub fn font_size(&self, element: Element<'_>) -> Option<f64> {
        let sets_size = |style: Element<'_>| contains(style.text(), "font");
        let is_plain = self.link_rel("stylesheet").next().is_none() && !self.all("style").any(sets_size);
        let mut times = 1.0;
        for ancestor in std::iter::once(element).chain(element.ancestors()).take(MAX_ANCESTORS) {
            match ancestor.text_size() {
                Some(Size::Pixels(pixels)) => return Some(times * pixels),
                Some(Size::Times(number)) => times *= number,
                Some(Size::OfRoot(number)) => {
                    let root = self.document.root().filter(|root| *root != ancestor)?;
                    return Some(times * number * self.font_size(root)?);
                }
                Some(Size::Unknown) => return None,
                None => {
                    let by_sheet = self.size_by_sheet(ancestor.name());
                    if by_sheet.is_some() || !is_plain || SIZED.contains(&ancestor.name()) {
                        return by_sheet.map(|size| times * size);
                    }
                }
            }
            if ancestor.parent().is_none() && is_plain && self.first("script").is_none() {
                return Some(times * DEFAULT_SIZE);
            }
        }
        None
    }

    /// Returns a length in multiples of the element's font size (`em`) and in pixels, each `None` if the markup does
    /// not decide it. `has_percentages`: percentages of the property refer to the font size.
    pub fn ems_and_pixels(
        &self,
        element: Element<'_>,
        length: Declaration<'_>,
        has_percentages: bool,
    ) -> (Option<f64>, Option<f64>) {
        let size = self.font_size(element);
        let from_pixels = |pixels: Option<f64>| (pixels.and_then(|pixels| Some(pixels / size?)), pixels);
        if let Some(pixels) = length.pixels() {
            return from_pixels(Some(pixels));
        }
        let Some((value, unit)) = length.number() else { return (None, None) };
        let ems = match unit.as_str() {
            "em" => value,
            "%" if has_percentages => value / 100.0,
            "rem" => {
                let root = self.document.root().and_then(|root| self.font_size(root));
                return from_pixels(root.map(|root| value * root));
            }
            _ => return (None, None),
        };
        (Some(ems), size.map(|size| ems * size))
    }

    /// Returns the size that a simple style sheet sets for elements with this name, in pixels.
    fn size_by_sheet(&self, name: &str) -> Option<f64> {
        let mut sheets = self.all("style");
        let (sheet, others) = (sheets.next()?.text(), sheets.next());
        let is_simple =
            sheet.len() <= MAX_SHEET_BYTES && sheet.matches("font").count() == 1 && !sheet.contains(['@', '*']);
        if others.is_some() || !is_simple || self.link_rel("stylesheet").next().is_some() {
            return None;
        }
        let mut rules = sheet.split('}').filter_map(|rule| rule.split_once('{'));
        let (_, body) = rules.find(|(selector, _)| selector.trim().eq_ignore_ascii_case(name))?;
        declarations(body)
            .find(|declaration| declaration.property.eq_ignore_ascii_case("font-size"))
            .and_then(Declaration::pixels)
    }
}
