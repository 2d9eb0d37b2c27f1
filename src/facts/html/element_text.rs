//! Parts of an element's text.
use super::element::Element;
use crate::facts::text::clip;

/// Most elements inside that are looked at.
const MOST_READ: usize = 2_000;
/// Most text that is gathered, in bytes.
const LONGEST: usize = 4_000;

impl<'a> Element<'a> {
    /// The beginning of its text without what is inside those elements for which this holds; in each one's place is a
    /// mark if one is given, else a space.
    pub fn text_without(self, mark: Option<char>, is_left_out: impl Fn(Self) -> bool) -> String {
        let page = self.document.text();
        let mut text = String::new();
        let mut done = self.place_in_text();
        let mut passed: Option<Self> = None;
        for each in self.descendants().take(MOST_READ) {
            if text.len() >= LONGEST {
                break;
            }
            if passed.is_some_and(|passed| passed.contains(each)) || !is_left_out(each) {
                continue;
            }
            text.push_str(clip(page.get(done..each.place_in_text()).unwrap_or_default(), LONGEST));
            text.push(mark.unwrap_or(' '));
            (done, passed) = (each.end_in_text(), Some(each));
        }
        text.push_str(clip(page.get(done..self.end_in_text()).unwrap_or_default(), LONGEST));
        text
    }

    /// Whether browsers show something else in place of the text that stands inside it: a player, a picture, a field.
    pub fn is_replaced(self) -> bool {
        const NAMES: [&str; 12] = [
            "audio", "canvas", "datalist", "iframe", "meter", "noscript", "object", "progress", "rp", "select",
            "textarea", "video",
        ];
        self.is_any(&NAMES)
    }

    /// The text up to the first element inside; none where its text is no text of the page.
    pub(in crate::facts) fn first_text(self) -> &'a str {
        let end = self.children().next().map_or(self.end_in_text(), Self::place_in_text);
        self.document.text().get(self.place_in_text()..end).unwrap_or_default()
    }

    /// The pieces of text right inside it, those of the elements in it left out.
    pub fn own_text(self) -> impl Iterator<Item = &'a str> {
        let page = self.document.text();
        let mut done = self.place_in_text();
        let ends = self.children().map(|child| (child.place_in_text(), child.end_in_text()));
        let end = self.end_in_text();
        ends.chain([(end, end)]).map(move |(start, end)| {
            let piece = page.get(done..start).unwrap_or_default();
            done = done.max(end);
            piece
        })
    }
}
