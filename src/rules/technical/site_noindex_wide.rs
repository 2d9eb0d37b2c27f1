//! A site of which most is kept out of search.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-noindex-wide",
    title: "Most of the site may be listed",
    failure_title: "",
    severity: Critical,
    why: "`noindex` on most pages takes the site out of search. It happens when a setting of the test system goes live, \
          and nobody sees it on the pages.",
    fix: "Look where `<meta name=\"robots\" content=\"noindex\">` or `X-Robots-Tag: noindex` comes from, most often one \
          switch of the system or one line of the server's configuration, and remove it.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/login>In</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/login\n200\n\n<head><meta name=robots content=noindex>",
        ),
        // A folder of members' pages that was closed on purpose.
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a/>A</a><a href=/c/>C</a><a href=/b/1a>B</a><a href=/b/2a>B</a><a href=/b/3a>B</a><a href=/b/4a>B</a>\n\
             GET https://example.com/a/\n200\n\n<title>A</title>\n\
             GET https://example.com/c/\n200\n\n<title>C</title>\n\
             GET https://example.com/b/1a\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/b/2a\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/b/3a\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/b/4a\n200\n\n<head><meta name=robots content=noindex>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<head><meta name=robots content=noindex><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/b\n200\nx-robots-tag: noindex\n\n<title>B</title>",
        ),
        Inapplicable("<head><meta name=robots content=noindex>"),
    ],
    check: Site(check),
};

/// Pages that tell something of a site.
const ENOUGH: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    // Searches, carts, filters and further pages of lists are kept out on purpose.
    let is_meant = |page: &&SitePage| !page.is_utility() && !page.is_further() && !page.url.contains('?');
    let mut folders: HashMap<&str, (usize, usize)> = HashMap::new();
    for page in site.judged().filter(is_meant) {
        let (all, closed) = folders.entry(folder(&page.url)).or_default();
        *all += 1;
        *closed += usize::from(page.summary.noindex);
    }
    let checked: usize = folders.values().map(|(all, _)| all).sum();
    let count: usize = folders.values().map(|(_, closed)| closed).sum();
    if !site.is_crawled() || checked < ENOUGH {
        return inapplicable();
    }
    // An accident hits all folders, a decision one of them.
    let hit = folders.values().filter(|(all, closed)| closed * 2 > *all).count();
    if count * 2 <= checked || hit * 2 <= folders.len() {
        return pass().with("checked", checked).with("noindex", count);
    }
    let closed = || site.judged().filter(is_meant).filter(|page| page.summary.noindex);
    let is_start_closed = site.pages.first().is_some_and(|page| page.summary.noindex);
    let verdict = fail(format!("{count} of {checked} pages are kept out of search by noindex"))
        .with("checked", checked)
        .with("count", count)
        .seen_all(closed().map(|page| &page.url));
    if is_start_closed { verdict } else { verdict.as_severity(Major) }
}
