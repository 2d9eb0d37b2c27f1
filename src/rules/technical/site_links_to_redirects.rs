//! Internal links should use the current URL of a page that has moved.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-links-to-redirects",
    title: "Internal links do not lead to redirects",
    failure_title: "Internal links lead to permanent redirects",
    severity: Minor,
    why: "Each redirect costs visitors a round trip and crawlers a request. Once the redirect is removed, the link is \
          broken.",
    fix: "Change the links to the new URL. Keep the redirects for visitors who come from elsewhere.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        // A redirect that only adds a slash, and a temporary redirect.
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a><a href=/today>Today</a>\n\
             GET https://example.com/blue\n301\nlocation: /blue/\n\n\
             GET https://example.com/today\n302\nlocation: /blue/\n\n\
             GET https://example.com/blue/\n200\n\n<title>Blue mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/old>Blue</a>\n\
             GET https://example.com/old\n301\nlocation: /blue\n\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Inapplicable("<a href=/old>Blue</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let linked = || site.pages.iter().filter(|page| page.inlinks > 0);
    let checked = linked().count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    // Start pages redirect visitors to their language. Redirects that end on a missing page or on another site are
    // not judged here.
    let has_moved = |page: &&SitePage| {
        let is_other = page.moved_to().is_some_and(|target| bare(target) != bare(&page.url));
        is_other && !page.is_home() && site.redirect_target(page).is_some_and(SitePage::is_judged)
    };
    let mut moved: Vec<&SitePage> = linked().filter(has_moved).collect();
    if moved.is_empty() {
        return pass().with("checked", checked);
    }
    moved.sort_by_key(|page| std::cmp::Reverse(page.inlinks));
    let links: u32 = moved.iter().map(|page| page.inlinks).sum();
    fail("Internal links lead to URLs that have moved permanently")
        .with("checked", checked)
        .with("count", moved.len())
        .with("links", links)
        .with_text_evidence_from(moved.iter().map(|page| site.linked_from(page)))
}
