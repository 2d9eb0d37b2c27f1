//! The same content at several URLs competes with itself in search results.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-exact-duplicates",
    title: "No two pages have the same content",
    failure_title: "Several pages have the same content",
    severity: Major,
    why: "Search engines list one of the copies, and not always the one that you want. Links and clicks are spread \
          over all copies, and crawlers spend their time on content they have already seen.",
    fix: "Keep one URL and redirect the others to it with a 301, or declare it as the canonical URL of each copy: \
          `<link rel=\"canonical\" href=\"https://example.com/mugs\">`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>Blue</title><p>Blue mugs",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>\n\
             GET https://example.com/b\n200 times 20\n\n<link rel=canonical href=/a><title>Mugs</title><p>We make mugs of clay.</p>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>\n\
             GET https://example.com/b\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

/// Minimum number of words: texts of this length are not the same by chance.
const MIN_WORDS: usize = 100;

fn check(site: &SiteFacts) -> Verdict {
    let complete = || site.comparable().filter(|page| !page.summary.truncated && page.summary.title.is_some());
    let checked = complete().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    // Gallery pages have the same text and different images, but at least their titles differ.
    let key = |page: &SitePage| {
        let is_long = page.summary.words >= MIN_WORDS && !page.summary.text.is_empty();
        is_long.then(|| (page.summary.text.clone(), page.summary.title.clone()))
    };
    let groups: Vec<_> =
        grouped(complete(), key).iter().map(|group| differing_by_path(group)).filter(|group| group.len() > 1).collect();
    let count: usize = groups.iter().map(|group| group.len() - 1).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    // Search engines choose well between a folder and its index file.
    let location = |page: &&SitePage| match page.url.rsplit_once('/') {
        Some((folder, name)) if name.starts_with("index.") => bare(folder),
        _ => bare(&page.url),
    };
    let is_mild = groups.iter().all(|group| group.iter().map(location).collect::<HashSet<_>>().len() == 1);
    let verdict = fail("The same text is served at several URLs")
        .with("checked", checked)
        .with("count", count)
        .with_groups(&groups);
    if is_mild { verdict.as_severity(Minor) } else { verdict }
}

/// Returns the pages that differ in more than query parameters. Other rules check parameters.
fn differing_by_path<'a>(group: &[&'a SitePage]) -> Vec<&'a SitePage> {
    let mut paths = HashSet::new();
    let is_new = |page: &&SitePage| paths.insert(bare(page.url.split('?').next().unwrap_or_default()));
    distinct(group).into_iter().filter(is_new).collect()
}
