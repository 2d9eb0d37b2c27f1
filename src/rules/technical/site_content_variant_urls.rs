//! A page under two schemes or hosts is a duplicate.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-content-variant-urls",
    title: "Pages are available under one scheme and host only",
    failure_title: "Pages are available under more than one scheme or host",
    severity: Major,
    why: "If both http and https, or both the host with and without `www.`, show the page, search engines see two \
          sites with the same content. Visitors may stay on the one that is not secure.",
    fix: "Choose one scheme and host, and redirect each page of the others to it with 301.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://developers.google.com/search/docs/crawling-indexing/site-move-with-url-changes"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n301\nlocation: https://example.com/\n\n",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n200\n\n<head><title>Mugs</title><link rel=canonical href=https://example.com/>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n200\n\n<title>Mugs</title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let titled = || site.judged().filter(|page| page.is_indexable() && page.summary.title.is_some());
    let checked = titled().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    // A trailing slash does not make another host, so URLs that differ in it are not grouped.
    let key = |page: &SitePage| {
        let slash = page.url.split('?').next().is_some_and(|path| path.ends_with('/'));
        Some((bare(&page.url), slash, page.summary.title.clone()))
    };
    let groups = grouped(titled(), key);
    if groups.is_empty() {
        return pass().with("checked", checked);
    }
    fail("Pages are available under more than one scheme or host")
        .with("checked", checked)
        .with("count", groups.len())
        .with_groups(&groups)
}
