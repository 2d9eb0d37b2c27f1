//! Search engines may not find a page if all links to it have nofollow.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-nofollow-only-inlinks",
    title: "Every indexable page has a link without `nofollow`",
    failure_title: "Some indexable pages are linked only with `nofollow`",
    severity: Minor,
    why: "`rel=\"nofollow\"` on all links to a page keeps search engines from finding it, although the page itself may \
          be indexed.",
    fix: "Remove `nofollow` from at least one of the links. If the page is not meant for search, add `noindex` to it.",
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
    let reached: HashSet<&str> =
        redirects.filter_map(|page| site.redirect_target(page)).map(|page| page.url.as_str()).collect();
    // Filtered and sorted lists have a query and are hidden from crawlers on purpose.
    let is_hidden = |page: &&SitePage| {
        let is_deliberate = page.url.contains('?') || page.is_home();
        page.inlinks > 0 && page.followed == 0 && !is_deliberate && !reached.contains(page.url.as_str())
    };
    let hidden: Vec<&SitePage> = site.comparable().filter(|page| !site.is_start(page)).filter(is_hidden).collect();
    let checked = site.comparable().filter(|page| page.inlinks > 0).count();
    if checked == 0 {
        return inapplicable();
    }
    if hidden.is_empty() {
        return pass().with("checked", checked);
    }
    if !site.knows_all_links() {
        return cannot_tell("Links that were not seen may lead to these pages without nofollow")
            .with("undecided", hidden.len());
    }
    fail("All links to some indexable pages have nofollow")
        .with("checked", checked)
        .with("count", hidden.len())
        .with_text_evidence_from(hidden.iter().map(|page| site.linked_from(page)))
}
