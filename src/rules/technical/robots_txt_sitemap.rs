//! Crawlers look for the sitemap in robots.txt.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-sitemap",
    title: "robots.txt gives the absolute URL of the sitemap",
    failure_title: "robots.txt does not give the absolute URL of the sitemap",
    severity: Minor,
    why: "A `Sitemap:` line shows the sitemap to every search engine, with no need to register it anywhere. Search \
          engines do not understand a relative URL.",
    fix: "Add a line with the absolute URL, such as `Sitemap: https://example.com/sitemap.xml`.",
    references: &[
        Url("https://www.sitemaps.org/protocol.html#submit_robots"),
        Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt#sitemap"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nSitemap: https://example.com/s.xml",
        ),
        Fail("GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\nSitemap: /s.xml"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow:\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\
             <url><loc>https://example.com/</loc></url></urlset>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow:",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let is_absolute = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let has_sitemap = site.sitemap.as_ref().is_some_and(|sitemap| sitemap.kind != SitemapKind::Unknown);
    match robots.sitemaps.iter().find(|url| !is_absolute(url)) {
        Some(url) => fail("The sitemap URL in robots.txt is not absolute").with_text_evidence(url),
        None if !robots.sitemaps.is_empty() => pass().with("sitemaps", robots.sitemaps.len()),
        None if has_sitemap => fail("robots.txt does not list the sitemap").as_severity(Info),
        None => inapplicable(),
    }
}
