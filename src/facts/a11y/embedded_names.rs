//! Names from SVG and MathML, and from the HTML inside them.
use super::accessible_name::{Computation, MAX_NAME_BYTES, push};
use crate::facts::html::Element;
use crate::facts::text::clip;

impl<'a> Computation<'a> {
    /// Returns the text in an SVG image, with the labels of its parts, or in a formula.
    pub(super) fn graphic_text(&mut self, element: Element<'a>) -> String {
        if !element.is_svg() {
            return self.raw_text(element);
        }
        let mut text = String::new();
        for part in element.descendants().filter(|part| !part.is_hidden_from_all()) {
            if !self.is_within_limits(&text) {
                break;
            }
            if matches!(part.name(), "text" | "foreignobject" | "title") {
                push(&mut text, part.text());
            }
            push(&mut text, part.get("aria-label").unwrap_or_default());
        }
        self.push_embedded(&mut text, element);
        text
    }

    /// Returns the text of an element whose text is stored apart, and that of the HTML inside.
    pub(super) fn raw_text(&mut self, element: Element<'a>) -> String {
        let mut text = clip(element.text(), MAX_NAME_BYTES).to_owned();
        self.push_embedded(&mut text, element);
        text
    }

    /// Appends the names of the HTML elements inside SVG or MathML.
    fn push_embedded(&mut self, text: &mut String, element: Element<'a>) {
        for html in element.embedded_html().filter(|html| !html.is_hidden_from_all()) {
            if !self.is_within_limits(text) {
                break;
            }
            let inside = self.replacement(html, false).unwrap_or_else(|| self.content(html, false, None));
            push(text, &inside);
        }
    }

    /// Returns true if an SVG image contains a `use` of another one that has a title.
    pub(super) fn uses_titled(&self, svg: Element<'a>) -> bool {
        svg.descendants().take(16).filter(|inner| inner.name() == "use").any(|inner| {
            let href = inner.attr_text("href").or_else(|| inner.attr_text("xlink:href"));
            let target = href.and_then(|href| href.strip_prefix('#')).and_then(|id| self.page.by_id(id));
            target.is_some_and(|target| target.children().take(4).any(|child| child.name() == "title"))
        })
    }
}
