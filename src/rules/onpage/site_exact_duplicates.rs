//! One text under several addresses competes with itself.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-exact-duplicates",
    title: "No two pages have the same content",
    failure_title: "",
    severity: Major,
    why: "Search engines list one of the copies, and not always the one that you want; links and clicks are spread over \
          all of them, and crawlers spend their time on what they have already seen.",
    fix: "Keep one address and redirect the others there with 301, or let each copy name it: `<link rel=\"canonical\" \
          href=\"https://example.com/mugs\">`.",
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

/// Words from which on nobody writes the same by chance.
const ENOUGH: usize = 100;

fn check(site: &SiteFacts) -> Verdict {
    let told = || site.comparable().filter(|page| !page.summary.truncated && page.summary.title.is_some());
    let checked = told().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    // A gallery has one text and many pictures; then at least the titles differ.
    let key = |page: &SitePage| {
        let is_long = page.summary.words >= ENOUGH && !page.summary.text.is_empty();
        is_long.then(|| (page.summary.text.clone(), page.summary.title.clone()))
    };
    let groups: Vec<_> =
        grouped(told(), key).iter().map(|group| apart(group)).filter(|group| group.len() > 1).collect();
    let count: usize = groups.iter().map(|group| group.len() - 1).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    // Of a folder and its index search engines choose well by themselves.
    let place = |page: &&SitePage| match page.url.rsplit_once('/') {
        Some((folder, name)) if name.starts_with("index.") => bare(folder),
        _ => bare(&page.url),
    };
    let is_mild = groups.iter().all(|group| group.iter().map(place).collect::<HashSet<_>>().len() == 1);
    let verdict = fail("The same text stands under several addresses")
        .with("checked", checked)
        .with("count", count)
        .seen_all(groups.iter().map(|group| named_together(group)));
    if is_mild { verdict.as_severity(Minor) } else { verdict }
}

/// The pages that differ in more than parameters, which other rules speak of.
fn apart<'a>(group: &[&'a SitePage]) -> Vec<&'a SitePage> {
    let mut paths = HashSet::new();
    let is_new = |page: &&SitePage| paths.insert(bare(page.url.split('?').next().unwrap_or_default()));
    distinct(group).into_iter().filter(is_new).collect()
}
