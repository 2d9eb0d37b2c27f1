//! Parts of an element's text: without some descendants, up to the first child, directly inside.
use super::element::Element;
use crate::facts::text::clip;

/// Maximum number of descendants that are visited.
const MAX_DESCENDANTS: usize = 2_000;
/// Length in bytes at which collecting stops; also the limit for each piece.
const MAX_TEXT_BYTES: usize = 4_000;

impl<'a> Element<'a> {
    /// Returns the beginning of its text without the descendants that `is_excluded` matches. Each excluded descendant is
    /// replaced with `placeholder`, by default a space.
    pub fn text_without(self, placeholder: Option<char>, is_excluded: impl Fn(Self) -> bool) -> String {
        let page = self.document.text();
        let mut text = String::new();
        let mut read_to = self.text_start();
        let mut excluded: Option<Self> = None;
        for element in self.descendants().take(MAX_DESCENDANTS) {
            if text.len() >= MAX_TEXT_BYTES {
                break;
            }
            if excluded.is_some_and(|excluded| excluded.contains(element)) || !is_excluded(element) {
                continue;
            }
            text.push_str(clip(page.get(read_to..element.text_start()).unwrap_or_default(), MAX_TEXT_BYTES));
            text.push(placeholder.unwrap_or(' '));
            (read_to, excluded) = (element.text_end(), Some(element));
        }
        text.push_str(clip(page.get(read_to..self.text_end()).unwrap_or_default(), MAX_TEXT_BYTES));
        self.work_on(&text);
        text
    }

    /// Returns true if browsers render something other than its text content: a player, an image, a form control.
    pub fn is_replaced(self) -> bool {
        const NAMES: [&str; 12] = [
            "audio", "canvas", "datalist", "iframe", "meter", "noscript", "object", "progress", "rp", "select",
            "textarea", "video",
        ];
        self.is_any(&NAMES)
    }

    /// Returns the text before its first child element; empty if its text is not part of the page's text.
    pub(in crate::facts) fn first_text(self) -> &'a str {
        let end = self.children().next().map_or(self.text_end(), Self::text_start);
        self.document.text().get(self.text_start()..end).unwrap_or_default()
    }

    /// Returns the pieces of text directly inside it, without the text of its child elements.
    pub fn own_text(self) -> impl Iterator<Item = &'a str> {
        let page = self.document.text();
        let mut read_to = self.text_start();
        let children = self.children().map(|child| (child.text_start(), child.text_end()));
        let end = self.text_end();
        children.chain([(end, end)]).map(move |(start, end)| {
            let piece = page.get(read_to..start).unwrap_or_default();
            read_to = read_to.max(end);
            piece
        })
    }
}
