//! Pages that only the sitemap lists are hard to find.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-orphan-pages",
    title: "Every page in the sitemap is linked from the site",
    failure_title: "Some pages in the sitemap are not linked from the site",
    severity: Minor,
    why: "Visitors cannot find a page that no other page links to, and search engines consider it unimportant.",
    fix: "Link to the page from its section or from related pages. If it is not meant to be found, remove it from the \
          sitemap.",
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
        // The number may be the id of an article.
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/news/12</loc></url></urlset>\n\
             GET https://example.com/news/12\n200\n\n<title>Twelve</title><a href=/>Mugs</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/?p=12</loc></url></urlset>\n\
             GET https://example.com/?p=12\n200\n\n<title>Twelve</title><a href=/>Mugs</a>",
        ),
        // Further pages of a list, by its title and by `rel=prev`.
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/news>News</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>https://example.com/news/2</loc></url>\
             <url><loc>https://example.com/news?start=20</loc></url></urlset>\n\
             GET https://example.com/news\n200\n\n<title>News | Mugs</title><a href=/>Mugs</a>\n\
             GET https://example.com/news/2\n200\n\n<title>News, page 2 | Mugs</title><a href=/>Mugs</a>\n\
             GET https://example.com/news?start=20\n200\n\n<title>Old</title><a rel=prev href=/news>Back</a>",
        ),
        // Links that scripts may add are not known.
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
    let has_sitemap = site.sitemap.is_some() || site.pages.iter().any(|page| page.is_listed);
    if !site.is_crawled() || !site.has_links || !has_sitemap {
        return inapplicable();
    }
    let pages = || site.comparable().filter(|page| !site.is_start(page));
    let is_orphan = |page: &&SitePage| page.inlinks == 0 && page.clicks.is_none() && !page.is_later_list_page();
    let orphans: Vec<&SitePage> = pages().filter(is_orphan).collect();
    if orphans.is_empty() && site.is_complete {
        return pass().with("checked", pages().count());
    }
    if !site.knows_all_links() {
        return cannot_tell("Not all links of the site were seen").with("undecided", orphans.len());
    }
    fail("Pages are in the sitemap, but no page links to them")
        .with("checked", pages().count())
        .with("count", orphans.len())
        .with_text_evidence_from(orphans.iter().map(|page| &page.url))
}
