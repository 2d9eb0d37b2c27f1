//! The sitemap should list exactly the indexable pages of the site.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-sitemap-vs-crawl",
    title: "The sitemap lists all indexable pages and no others",
    failure_title: "The sitemap does not match the indexable pages of the site",
    severity: Minor,
    why: "A sitemap should list the final URLs of pages that are meant for search. Search engines trust a sitemap less \
          if it lists pages that are missing, redirect or have `noindex`.",
    fix: "Generate the sitemap from the same data as the pages. List only URLs that return 200, have no `noindex`, are \
          their own canonical and are open to crawlers.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap"),
        Url("https://www.sitemaps.org/protocol.html"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/old</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/%c3%a4>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/%c3%a4</loc></url></urlset>\n\
             GET https://example.com/%C3%A4\n200\n\n<head><meta name=robots content=noindex>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<head><meta name=robots content=noindex>",
        ),
        Inapplicable("GET https://example.com/\n200\n\n<a href=/a>A</a>\nGET https://example.com/a\n200\n\nA"),
    ],
    check: Site(check),
};

/// Indexable pages needed to judge the share that is missing.
const MIN_PAGES: usize = 10;

fn check(site: &SiteFacts) -> Verdict {
    let urlset = site.sitemap.as_ref().filter(|sitemap| sitemap.kind == SitemapKind::Urls);
    let entries = urlset.map(|sitemap| sitemap.entries.as_slice()).unwrap_or_default();
    let urls = entries.iter().filter_map(|entry| url::Url::parse(&entry.loc).ok());
    let listed: HashSet<String> = urls.map(|url| url_key(&url)).collect();
    let is_listed = |page: &&SitePage| page.is_listed || listed.contains(&*text_key(&page.url));
    let checked = site.pages.iter().filter(is_listed).count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    let blocked = |url: &&String| site.robots.as_ref().is_some_and(|robots| !robots.allows("googlebot", url));
    let mut wrong: Vec<String> =
        site.pages.iter().filter(is_listed).filter_map(|page| Some(format!("{} {}", page.url, fault(page)?))).collect();
    let mut disallowed: Vec<&String> = listed.iter().filter(blocked).collect();
    disallowed.sort_unstable();
    wrong.extend(disallowed.into_iter().map(|url| format!("{url} is blocked for Googlebot by robots.txt")));
    if !wrong.is_empty() {
        return fail("The sitemap lists pages that are blocked or not indexable")
            .with("checked", checked)
            .with("count", wrong.len())
            .with_text_evidence_from(wrong);
    }
    // If there are several sitemaps, it is not known what all of them list.
    let is_only = site.robots.as_ref().is_none_or(|robots| robots.sitemaps.len() < 2);
    let is_known = urlset.is_some_and(|sitemap| !sitemap.truncated && sitemap.error.is_none() && is_only);
    let expected = || site.comparable().filter(|page| !page.is_later_list_page() && !page.url.contains('?'));
    let missing: Vec<&SitePage> = expected().filter(|page| !is_listed(page)).collect();
    let all = expected().count();
    if is_known && all >= MIN_PAGES && missing.len() * 10 > all {
        return fail("Indexable pages are not in the sitemap")
            .with("checked", all)
            .with("count", missing.len())
            .with_text_evidence_from(missing.iter().map(|page| &page.url))
            .as_severity(Info);
    }
    pass().with("checked", checked)
}

fn fault(page: &SitePage) -> Option<&'static str> {
    if page.is_missing() {
        Some("does not exist")
    } else if page.moved_to().is_some() {
        Some("redirects")
    } else if !page.is_judged() {
        None
    } else if page.summary.noindex {
        Some("has noindex")
    } else {
        page.other_canonical().map(|_| "names another canonical")
    }
}
