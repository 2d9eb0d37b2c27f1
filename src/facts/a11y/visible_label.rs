//! What an element says in words: its own, or those of its images.
use crate::facts::html::Element;
use crate::facts::text::collapse;

impl Element<'_> {
    /// Its label, its text, or else the texts that stand for the images inside it.
    pub fn label_text(self) -> String {
        if let Some(label) = self.attr_text("aria-label") {
            return collapse(label);
        }
        let text = self.words();
        if !text.is_empty() {
            return text;
        }
        let images = self.descendants().filter_map(|inside| match inside.name() {
            "img" => inside.attr_text("alt"),
            "title" if inside.is_svg() => Some(inside.text().trim()),
            _ => inside.attr_text("aria-label"),
        });
        collapse(&images.collect::<Vec<_>>().join(" "))
    }
}
