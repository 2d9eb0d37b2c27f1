//! The date of an article that readers see.
use super::PageFacts;
use crate::facts::html::Element;
use crate::facts::text::day_of;

/// Maximum number of `time` elements that are read.
const MAX_TIMES: usize = 100;
/// Classes and property names of the publication date.
const WORDS: [&str; 6] = ["published", "datepublished", "date-published", "entry-date", "post-date", "publish-date"];

impl PageFacts {
    /// Returns the `time` element with the publication date, and its day since 1970-01-01. `None` if none is marked as
    /// such, or several name different days.
    pub fn shown_publication_day(&self) -> Option<(Element<'_>, i64)> {
        let is_marked = |time: &Element<'_>| {
            let has = |name: &str| WORDS.iter().any(|word| time.has_token(name, word));
            has("class") || has("itemprop") || time.has("pubdate")
        };
        // Dates of teasers and comments are not those of the article.
        let is_aside = |around: Element<'_>| around.is_any(&["aside", "footer", "li", "nav"]);
        let shown = self.all("time").filter(is_marked).take(MAX_TIMES);
        let shown = shown.filter(|time| !time.is_hidden() && !time.ancestors().take(64).any(is_aside));
        let mut shown = shown.filter_map(|time| Some((time, day_of(time.attr_text("datetime")?)?)));
        let first = shown.next()?;
        shown.all(|(_, day)| day == first.1).then_some(first)
    }
}
