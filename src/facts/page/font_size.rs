//! Font sizes as far as the markup and inline styles decide them.
use super::PageFacts;
use crate::facts::css::{Declaration, MAX_ANCESTORS, SIZED, Size, declarations};
use crate::facts::html::Element;
use crate::facts::text::contains;

/// The size of text in pixels where nothing sets one.
const DEFAULT_SIZE: f64 = 16.0;
/// Longest style sheet in the page that is read.
const LONGEST_SHEET: usize = 4_000;

impl PageFacts {
    /// The font size of an element in pixels, where the markup decides it: by `style` attributes, or by a style
    /// sheet in the page that is the only one and sets but one size. Where nothing sets one, neither style sheets nor
    /// scripts, it is that of the browsers.
    pub fn font_size(&self, element: Element<'_>) -> Option<f64> {
        let sets_size = |style: Element<'_>| contains(style.text(), "font");
        let is_plain = self.link_rel("stylesheet").next().is_none() && !self.all("style").any(sets_size);
        let mut times = 1.0;
        for each in std::iter::once(element).chain(element.ancestors()).take(MAX_ANCESTORS) {
            match each.text_size() {
                Some(Size::Pixels(pixels)) => return Some(times * pixels),
                Some(Size::Times(number)) => times *= number,
                Some(Size::OfRoot(number)) => {
                    let root = self.document.root().filter(|root| *root != each)?;
                    return Some(times * number * self.font_size(root)?);
                }
                Some(Size::Unknown) => return None,
                None => {
                    let by_sheet = self.size_by_sheet(each.name());
                    if by_sheet.is_some() || !is_plain || SIZED.contains(&each.name()) {
                        return by_sheet.map(|size| times * size);
                    }
                }
            }
            if each.parent().is_none() && is_plain && self.first("script").is_none() {
                return Some(times * DEFAULT_SIZE);
            }
        }
        None
    }

    /// A length in parts of the font size of the element, and in pixels, as far as the markup decides it; a percentage
    /// where it is one of the font size.
    pub fn ems_and_pixels(
        &self,
        element: Element<'_>,
        length: Declaration<'_>,
        has_percentages: bool,
    ) -> (Option<f64>, Option<f64>) {
        let size = self.font_size(element);
        let of_pixels = |pixels: Option<f64>| (pixels.and_then(|pixels| Some(pixels / size?)), pixels);
        if let Some(pixels) = length.pixels() {
            return of_pixels(Some(pixels));
        }
        let Some((value, unit)) = length.number() else { return (None, None) };
        let part = match unit.as_str() {
            "em" => value,
            "%" if has_percentages => value / 100.0,
            "rem" => {
                let root = self.document.root().and_then(|root| self.font_size(root));
                return of_pixels(root.map(|root| value * root));
            }
            _ => return (None, None),
        };
        (Some(part), size.map(|size| part * size))
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
