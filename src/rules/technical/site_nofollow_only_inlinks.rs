//! A page whose every link says that it is not to be visited.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-nofollow-only-inlinks",
    title: "Every page that may be listed has a link that may be followed",
    failure_title: "",
    severity: Minor,
    why: "`rel=\"nofollow\"` on all links to a page keeps search engines from finding it, though the page itself asks to \
          be listed.",
    fix: "Remove `nofollow` from one of the links at least. If the page is not meant for search, give it `noindex`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue rel=nofollow>Blue</a><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<a href=/login rel=nofollow>Log in</a><a href=/a?sort=1 rel=nofollow>A</a>\n\
             GET https://example.com/login\n200\n\n<title>Log in</title>\n\
             GET https://example.com/a?sort=1\n200\n\n<title>A</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/blue rel=nofollow>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/blue rel=nofollow>Blue</a><a href=/sick>Sick</a>\n\
             GET https://example.com/sick\n500\n\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Inapplicable("<a href=/blue rel=nofollow>Blue</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    if !site.is_crawled() || !site.has_links {
        return inapplicable();
    }
    let redirects = site.pages.iter().filter(|page| page.summary.redirect.is_some() && page.followed > 0);
    let reached: HashSet<&str> = redirects.filter_map(|page| site.end_of(page)).map(|page| page.url.as_str()).collect();
    // Filters and sortings have a query, and are kept from crawlers on purpose.
    let is_hidden = |page: &&SitePage| {
        let is_meant = page.url.contains('?') || page.is_home();
        page.inlinks > 0 && page.followed == 0 && !is_meant && !reached.contains(page.url.as_str())
    };
    let hidden: Vec<&SitePage> = site.comparable().filter(|page| !site.is_start(page)).filter(is_hidden).collect();
    let checked = site.comparable().filter(|page| page.inlinks > 0).count();
    if checked == 0 {
        return inapplicable();
    }
    if hidden.is_empty() {
        return pass().with("checked", checked);
    }
    if !site.sees_all_links() {
        return cannot_tell("Links that are not known may be followed").with("undecided", hidden.len());
    }
    fail("All links to a page have nofollow")
        .with("checked", checked)
        .with("count", hidden.len())
        .seen_all(hidden.iter().map(|page| site.linked_from(page)))
}
