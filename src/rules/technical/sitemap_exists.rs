//! A sitemap shows search engines all pages of a site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-exists",
    title: "The site has a sitemap",
    failure_title: "The site has no sitemap",
    severity: Info,
    why: "With a sitemap, search engines find new and deeply nested pages faster. A small site whose pages are all \
          linked does not need one.",
    fix: "Let the site generate `/sitemap.xml`, and name it in robots.txt: `Sitemap: https://example.com/sitemap.xml`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/overview"),
        Url("https://www.sitemaps.org/protocol.html"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\
             <url><loc>https://example.com/</loc></url></urlset>",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nSitemap: https://example.com/s.xml",
        ),
        Fail("GET https://example.com/\n200\n\nCats"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n<!doctype html><title>Cats</title>",
        ),
        CannotTell("GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\nrefused\n"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let is_named = site.robots.as_ref().is_some_and(|robots| !robots.sitemaps.is_empty());
    match &site.files.sitemap {
        _ if is_named => pass(),
        SiteFile::NotAsked | SiteFile::Unreachable { .. } => cannot_tell("The sitemap could not be fetched"),
        SiteFile::Answered(answer) => match answer.status {
            200..=299 if !answer.looks_like_html() => pass(),
            200..=299 | 404 | 410 => fail("There is no sitemap in robots.txt or at /sitemap.xml"),
            status => cannot_tell(format!("/sitemap.xml returns status {status}")),
        },
    }
}
