//! Skip links, by which keyboard users bypass the navigation.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{SKIP_LINKS, clip, collapse};

/// Most links at the start of the page that are examined.
const MAX_LINKS: usize = 10;

impl PageFacts {
    /// Returns the visible links near the start of the page whose text and fragment say that they skip to a part of it.
    pub fn skip_links(&self) -> impl Iterator<Item = Element<'_>> {
        let first = self.all("a").filter(|link| link.has("href")).take(MAX_LINKS);
        first.filter(|link| {
            let fragment = link.get("href").and_then(|href| href.trim().strip_prefix('#'));
            let has_skip_text = || SKIP_LINKS.begins(None, &collapse(clip(link.text(), 200)));
            fragment.is_some_and(|id| id.len() > 1) && has_skip_text() && !link.is_hidden_from_all()
        })
    }
}
