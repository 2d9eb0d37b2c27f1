//! A link to an address that has moved for good is a detour.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-links-to-redirects",
    title: "Links within the site lead straight to the page",
    failure_title: "",
    severity: Minor,
    why: "Each redirect costs visitors a round trip and crawlers a request, and one day somebody removes it.",
    fix: "Write the new address into the links. The redirects stay for those who come from elsewhere.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/301-redirects")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        // A slash, or where somebody is sent for now.
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
    // Start pages send people on to their language. What ends nowhere, or elsewhere, is another matter.
    let has_moved = |page: &&SitePage| {
        let is_other = page.moved_to().is_some_and(|target| bare(target) != bare(&page.url));
        is_other && !page.is_home() && site.end_of(page).is_some_and(SitePage::is_judged)
    };
    let mut moved: Vec<&SitePage> = linked().filter(has_moved).collect();
    if moved.is_empty() {
        return pass().with("checked", checked);
    }
    moved.sort_by_key(|page| std::cmp::Reverse(page.inlinks));
    let links: u32 = moved.iter().map(|page| page.inlinks).sum();
    fail("Links lead to addresses that have moved for good")
        .with("checked", checked)
        .with("count", moved.len())
        .with("links", links)
        .seen_all(moved.iter().map(|page| site.linked_from(page)))
}
