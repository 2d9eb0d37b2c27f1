//! The label or text of an element.
use crate::facts::html::Element;
use crate::facts::text::collapse;

impl Element<'_> {
    /// Returns its `aria-label`, else its text, else the alternative texts of the images inside.
    pub fn label_text(self) -> String {
        if let Some(label) = self.attr_text("aria-label") {
            return collapse(label);
        }
        let text = self.words();
        if !text.is_empty() {
            return text;
        }
        let images = self.descendants().filter_map(|inner| match inner.name() {
            "img" => inner.attr_text("alt"),
            "title" if inner.is_svg() => Some(inner.text().trim()),
            _ => inner.attr_text("aria-label"),
        });
        collapse(&images.collect::<Vec<_>>().join(" "))
    }
}
