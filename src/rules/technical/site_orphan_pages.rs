//! A page that only the sitemap knows.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-orphan-pages",
    title: "Every page that the sitemap lists is linked to",
    failure_title: "",
    severity: Minor,
    why: "Visitors cannot find a page that nothing links to, and search engines hold it for unimportant.",
    fix: "Link to it from its section or from pages on the same matter. Take it out of the sitemap if it is not meant to \
          be found.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<a href=/old>Blue</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/old\n301\nlocation: /blue\n\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<a href=/>Mugs</a>",
        ),
        // Nobody knows what scripts link to.
        CannotTell(
            "GET https://example.com/\n200\n\n<div id=root></div><script src=/a.js></script>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/blue</loc></url></urlset>\n\
             GET https://example.com/blue\n200\n\n<a href=/>Mugs</a>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>No sitemap</title>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let has_list = site.sitemap.is_some() || site.pages.iter().any(|page| page.is_listed);
    if !site.is_crawled() || !site.has_links || !has_list {
        return inapplicable();
    }
    let pages = || site.comparable().filter(|page| !site.is_start(page));
    let is_alone = |page: &&SitePage| page.inlinks == 0 && page.clicks.is_none() && !page.is_further();
    let alone: Vec<&SitePage> = pages().filter(is_alone).collect();
    if alone.is_empty() && site.is_complete {
        return pass().with("checked", pages().count());
    }
    if !site.sees_all_links() {
        return cannot_tell("Not every link of the site is known").with("undecided", alone.len());
    }
    fail("Pages are in the sitemap and nothing links to them")
        .with("checked", pages().count())
        .with("count", alone.len())
        .seen_all(alone.iter().map(|page| &page.url))
}
