//! Titles that leave the pattern of the site were often written by another template.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-title-pattern",
    title: "Titles follow the pattern of the site",
    failure_title: "Some titles lack the site name that most other titles have",
    severity: Info,
    why: "If nearly all titles end with the site name and a few do not, those pages often come from a template that \
          was overlooked. In tabs, bookmarks and search results they do not show whose page it is.",
    fix: "Add the site name in the same form as on the other pages: `<title>Blue mugs | Example</title>`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs of clay</title><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<title>A | Mugs</title><a href=/c>C</a><a href=/d>D</a><a href=/e>E</a>\n\
             GET https://example.com/b\n200\n\n<title>B | Mugs</title><a href=/f>F</a><a href=/g>G</a><a href=/h>H</a>\n\
             GET https://example.com/c\n200\n\n<title>C | Mugs</title><a href=/i>I</a><a href=/j>J</a><a href=/de/>De</a>\n\
             GET https://example.com/d\n200\n\n<title>D | Mugs</title>\n\
             GET https://example.com/e\n200\n\n<title>E | Mugs</title>\n\
             GET https://example.com/f\n200\n\n<title>F | Mugs</title>\n\
             GET https://example.com/g\n200\n\n<title>G | Mugs</title>\n\
             GET https://example.com/h\n200\n\n<title>H | Mugs</title>\n\
             GET https://example.com/i\n200\n\n<title>I | Mugs</title>\n\
             GET https://example.com/j\n200\n\n<title>J | Mugs</title>\n\
             GET https://example.com/de/\n200\n\n<title>Becher aus Ton</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs of clay</title><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<title>A | Mugs</title><a href=/c>C</a><a href=/d>D</a><a href=/e>E</a>\n\
             GET https://example.com/b\n200\n\n<title>B | Mugs</title><a href=/f>F</a><a href=/g>G</a><a href=/h>H</a>\n\
             GET https://example.com/c\n200\n\n<title>C | Mugs</title><a href=/i>I</a><a href=/j>J</a><a href=/k>K</a>\n\
             GET https://example.com/d\n200\n\n<title>D | Mugs</title>\n\
             GET https://example.com/e\n200\n\n<title>E | Mugs</title>\n\
             GET https://example.com/f\n200\n\n<title>F | Mugs</title>\n\
             GET https://example.com/g\n200\n\n<title>G | Mugs</title>\n\
             GET https://example.com/h\n200\n\n<title>H | Mugs</title>\n\
             GET https://example.com/i\n200\n\n<title>I | Mugs</title>\n\
             GET https://example.com/j\n200\n\n<title>J | Mugs</title>\n\
             GET https://example.com/k\n200\n\n<title>Untold story</title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

/// Minimum number of titles with the pattern. Four in five must have it.
const MIN_PAGES: usize = 10;
/// Characters from which a title may have no room for the site name.
const LONG_TITLE: usize = 50;
const SEPARATORS: [&str; 10] = [" | ", " - ", " – ", " — ", " · ", " • ", " :: ", " » ", " « ", "｜"];

fn check(site: &SiteFacts) -> Verdict {
    let pages =
        site.comparable().filter(|page| !page.is_home() && !page.is_later_list_page() && !is_language_root(page));
    let mut sections: HashMap<String, Vec<(&SitePage, &str)>> = HashMap::new();
    for page in pages {
        let Some(title) = page.summary.title.as_deref() else { continue };
        sections.entry(page.primary_language()).or_default().push((page, title));
    }
    let (mut checked, mut odd) = (0, Vec::new());
    for titles in sections.into_values() {
        let Some(brand) = pattern(&titles) else { continue };
        checked += titles.len();
        let brand = brand.to_lowercase();
        let lacks = |title: &str| !title.to_lowercase().contains(&brand);
        // A folder in which no title has the name has a pattern of its own.
        let mut folders: HashMap<&str, (usize, usize)> = HashMap::new();
        for (page, title) in &titles {
            let (all, without) = folders.entry(folder(&page.url)).or_default();
            (*all, *without) = (*all + 1, *without + usize::from(lacks(title)));
        }
        let is_own =
            |page: &SitePage| folders.get(folder(&page.url)).is_some_and(|(all, without)| *all > 1 && all == without);
        let is_odd = |page: &SitePage, title: &str| lacks(title) && title.chars().count() < LONG_TITLE && !is_own(page);
        odd.extend(titles.iter().filter(|(page, title)| is_odd(page, title)).map(|(page, title)| (*page, *title)));
    }
    match odd.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("Titles lack the site name that most other titles have")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(odd.iter().map(|(page, title)| format!("{}: {title}", page.url))),
    }
}

/// Returns the first or last part that most titles share.
fn pattern<'a>(titles: &[(&SitePage, &'a str)]) -> Option<&'a str> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for (_, title) in titles {
        let last = SEPARATORS
            .iter()
            .filter_map(|by| title.rsplit_once(by))
            .map(|(_, end)| end.trim())
            .min_by_key(|end| end.len());
        let first = SEPARATORS
            .iter()
            .filter_map(|by| title.split_once(by))
            .map(|(start, _)| start.trim())
            .min_by_key(|start| start.len());
        last.into_iter()
            .chain(first)
            .filter(|part| !part.is_empty())
            .for_each(|part| *counts.entry(part).or_default() += 1);
    }
    let (brand, count) = counts.into_iter().max_by_key(|(part, count)| (*count, *part))?;
    (count >= MIN_PAGES && count * 5 >= titles.len() * 4).then_some(brand)
}

/// Returns true for the start page of a language: `/de/`, `/pt-br`.
fn is_language_root(page: &SitePage) -> bool {
    let path = page.url.split(['?', '#']).next().unwrap_or_default().trim_end_matches('/');
    folder(&page.url).is_empty()
        && path.rsplit('/').next().is_some_and(|last| matches!(last.len(), 2 | 5) && is_language_tag(last))
}
