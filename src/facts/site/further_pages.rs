//! Further pages of lists, and the evidence that a number in a URL selects one.
use super::pagination::{PageNumber, series, split};
use super::{SiteFacts, SitePage, bare};
use std::collections::{HashMap, HashSet};

/// Words beside the page number in titles.
const TITLE_WORDS: [&str; 18] = [
    "page",
    "pagina",
    "página",
    "pagine",
    "seite",
    "strona",
    "sida",
    "side",
    "sivu",
    "stránka",
    "strana",
    "sayfa",
    "страница",
    "of",
    "von",
    "de",
    "di",
    "sur",
];

impl SitePage {
    /// Returns true if it is the second or a later page of a list.
    pub const fn is_later_list_page(&self) -> bool {
        self.is_further
    }
}

impl SiteFacts {
    /// Marks the further pages of lists. A number that may be an id needs evidence: `rel=next`, `rel=prev`, or the title
    /// of the list's first page.
    pub(super) fn mark_further_pages(&mut self) {
        let bases: Vec<(PageNumber, String)> = self.pages.iter().map(|page| split(&page.url)).collect();
        let firsts: HashMap<String, usize> =
            self.pages.iter().enumerate().map(|(index, page)| (bare(&page.url), index)).rev().collect();
        let next_of = |index: usize, page: &SitePage| {
            let base = bases.get(index).map(|(_, base)| bare(base))?;
            let target = page.summary.next.as_deref()?;
            (bare(&series(target)) == base).then(|| bare(target))
        };
        let following: Vec<String> =
            self.pages.iter().enumerate().filter_map(|(index, page)| next_of(index, page)).collect();
        let following: HashSet<&str> = following.iter().map(String::as_str).collect();
        let is_further = |page: &SitePage, base: &str| {
            let base = bare(base);
            let has_previous = page.summary.prev.as_deref().is_some_and(|prev| bare(&series(prev)) == base);
            let first = firsts.get(&base).and_then(|index| self.pages.get(*index));
            let title = |page: &SitePage| title_without_number(page.summary.title.as_deref().unwrap_or_default());
            let is_titled_alike = || first.is_some_and(|first| !title(first).is_empty() && title(first) == title(page));
            has_previous || following.contains(bare(&page.url).as_str()) || is_titled_alike()
        };
        let further: Vec<bool> = self
            .pages
            .iter()
            .zip(&bases)
            .map(|(page, (number, base))| match number {
                PageNumber::None => false,
                PageNumber::Possible => is_further(page, base),
                PageNumber::Certain => true,
            })
            .collect();
        for (page, is_further) in self.pages.iter_mut().zip(further) {
            page.is_further = is_further;
        }
    }
}

/// Returns the words of a title in lower case without numbers and the words beside page numbers.
fn title_without_number(title: &str) -> Vec<String> {
    let words = title.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_number = |word: &str| word.chars().all(char::is_numeric);
    let words = words.filter(|word| !is_number(word)).map(str::to_lowercase);
    words.filter(|word| !TITLE_WORDS.contains(&word.as_str())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_of_one_list_are_alike() {
        let first = title_without_number("Mugs | Shop");
        assert_eq!(title_without_number("Mugs – Page 2 of 7 | Shop"), first);
        assert_ne!(title_without_number("Blue mug 2 | Shop"), first);
    }
}
