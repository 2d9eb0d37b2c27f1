//! noindex on most pages removes a site from search.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-noindex-wide",
    title: "Most of the site is indexable",
    failure_title: "Most of the site has `noindex`",
    severity: Critical,
    why: "`noindex` on most pages removes the site from search. This happens when a setting of the test system goes \
          live, and it is not visible on the pages.",
    fix: "Find out where `<meta name=\"robots\" content=\"noindex\">` or `X-Robots-Tag: noindex` comes from, and \
          remove it. Usually it is one setting of the CMS or one line of the server configuration.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/login>In</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n200\n\n<head><meta name=robots content=noindex>\n\
             GET https://example.com/login\n200\n\n<head><meta name=robots content=noindex>",
        ),
        // A folder of members' pages that has noindex on purpose.
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

/// Pages needed to judge a site.
const MIN_PAGES: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    // Search pages, carts, filters and further pages of lists have noindex on purpose.
    let is_content = |page: &&SitePage| !page.is_utility() && !page.is_later_list_page() && !page.url.contains('?');
    let mut folders: HashMap<&str, (usize, usize)> = HashMap::new();
    for page in site.judged().filter(is_content) {
        let (all, excluded) = folders.entry(folder(&page.url)).or_default();
        *all += 1;
        *excluded += usize::from(page.summary.noindex);
    }
    let checked: usize = folders.values().map(|(all, _)| all).sum();
    let count: usize = folders.values().map(|(_, excluded)| excluded).sum();
    if !site.is_crawled() || checked < MIN_PAGES {
        return inapplicable();
    }
    // A mistake affects all folders, a decision only one of them.
    let affected = folders.values().filter(|(all, excluded)| excluded * 2 > *all).count();
    if count * 2 <= checked || affected * 2 <= folders.len() {
        return pass().with("checked", checked).with("noindex", count);
    }
    let excluded: Vec<&SitePage> = site.judged().filter(is_content).filter(|page| page.summary.noindex).collect();
    let is_start_excluded = site.pages.first().is_some_and(|page| page.summary.noindex);
    let verdict = fail(format!("{count} of {checked} pages are excluded from search by noindex"))
        .with("checked", checked)
        .with("count", count)
        .with_pages(site, &excluded)
        .with_text_evidence_from(excluded.iter().map(|page| &page.url));
    if is_start_excluded { verdict } else { verdict.as_severity(Major) }
}
