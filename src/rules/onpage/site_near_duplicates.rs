//! Search engines treat pages that differ in only a few words as one page.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-near-duplicates",
    title: "No two pages have nearly the same content",
    failure_title: "Several pages have nearly the same content",
    severity: Minor,
    why: "Search engines merge pages that differ in only a few words into one result, so most of them are never shown.",
    fix: "Merge the pages into one, write content that is specific to each page, or declare one of them as canonical.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://doi.org/10.1109/SEQUEN.1997.666900"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200 times 20\n\n<title>Start</title><a href=/a>A</a><p>All that we make is here.</p>\n\
             GET https://example.com/a\n200 times 25\n\n<title>Mugs</title><p>Clay is turned, dried, fired.</p>",
        ),
        Pass(
            "GET https://example.com/\n200 times 20\n\n<title>Mugs</title><a href=/?page=2>2</a><p>All that we make is here.</p>\n\
             GET https://example.com/?page=2\n200 times 21\n\n<title>Mugs, page 2</title><p>All that we make is here.</p>",
        ),
        Fail(
            "GET https://example.com/\n200 times 20\n\n<title>Start</title><a href=/a>A</a><p>All that we make is here.</p>\n\
             GET https://example.com/a\n200 times 21\n\n<title>Mugs</title><p>All that we make is here.</p>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>Mugs</title><p>Few words",
        ),
    ],
    check: Site(check),
};

/// Minimum number of equal values in two min-hashes of 32: at least nine in ten runs of words are then the same.
const MIN_EQUAL_HASHES: usize = 31;
/// Number of min-hash values that are looked up together. Two hashes with one difference agree in all parts but one.
const CHUNK_LENGTH: usize = 8;

fn check(site: &SiteFacts) -> Verdict {
    let pages: Vec<_> =
        site.comparable().filter(|page| !page.summary.truncated && !page.summary.shingles.is_empty()).collect();
    if !site.is_crawled() || pages.len() < 2 {
        return inapplicable();
    }
    let mut first_with: HashMap<(usize, &[u32]), &SitePage> = HashMap::new();
    let mut pairs = Vec::new();
    for page in pages.iter().copied() {
        let parts: Vec<_> = page.summary.shingles.chunks(CHUNK_LENGTH).enumerate().collect();
        match parts.iter().find_map(|part| first_with.get(part).copied().filter(|other| is_near(other, page))) {
            Some(other) => pairs.push((other, page)),
            None => parts.into_iter().for_each(|part| {
                first_with.entry(part).or_insert(page);
            }),
        }
    }
    if pairs.is_empty() {
        return pass().with("checked", pages.len());
    }
    fail("Pages differ in only a few words")
        .with("checked", pages.len())
        .with("count", pairs.len())
        .with_groups(&pairs.iter().map(|(one, other)| vec![*one, *other]).collect::<Vec<_>>())
}

fn is_near(one: &SitePage, other: &SitePage) -> bool {
    let (first, second) = (&one.summary, &other.summary);
    let same = first.shingles.iter().zip(&second.shingles).filter(|(one, other)| one == other).count();
    let is_copy = first.text == second.text && first.title == second.title;
    same >= MIN_EQUAL_HASHES
        && !is_copy
        && one.primary_language() == other.primary_language()
        && distinct(&[one, other]).len() > 1
}
