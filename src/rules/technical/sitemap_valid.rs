//! Search engines ignore a sitemap that is not valid.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-valid",
    title: "The sitemap is available and valid",
    failure_title: "The sitemap is missing, unreadable or invalid",
    severity: Major,
    why: "Search engines ignore a sitemap that is missing at the URL in robots.txt, that is not well-formed, or that \
          is not a sitemap at all.",
    fix: "Open the sitemap in a browser and correct the reported line. Write `&` as `&amp;`, and start with `<urlset \
          xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">`.",
    references: &[
        Url("https://www.sitemaps.org/protocol.html"),
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\
             <url><loc>https://example.com/?a&amp;b</loc></url></urlset>",
        ),
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nSitemap: https://example.com/s.txt\n\
             GET https://example.com/s.txt\n200\n\nhttps://example.com/\nhttps://example.com/cats",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>\
             <url><loc>https://example.com/?a&b</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nSitemap: https://example.com/s.xml",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nSitemap: https://example.com/s.xml\n\
             GET https://example.com/s.xml\n403\n\n",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
        Inapplicable(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n<!doctype html><title>Cats</title>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let is_named = site.robots.as_ref().is_some_and(|robots| !robots.sitemaps.is_empty());
    let answer = match &site.files.sitemap {
        SiteFile::Answered(answer) => answer,
        SiteFile::Unreachable { error } if is_named => {
            return cannot_tell(format!("The sitemap could not be fetched: {error}"));
        }
        _ => return inapplicable(),
    };
    let Some(sitemap) = &site.sitemap else {
        return match answer.status {
            _ if !is_named => inapplicable(),
            404 | 410 => fail("robots.txt names a sitemap that does not exist").with_text_evidence(&answer.url),
            500..=599 => fail(format!("The sitemap returns status {}", answer.status)).with_text_evidence(&answer.url),
            status => cannot_tell(format!("The sitemap returns status {status}")),
        };
    };
    if answer.looks_like_html() && !is_named {
        return inapplicable();
    }
    match (&sitemap.error, sitemap.kind) {
        (_, SitemapKind::Gzip) => cannot_tell("The sitemap is compressed and was not read"),
        (Some(error), _) => fail(format!("The sitemap cannot be read: {error}")).with_text_evidence(&answer.url),
        (None, SitemapKind::Unknown) => fail("The file is not a sitemap").with_text_evidence(&answer.url),
        (None, SitemapKind::Urls | SitemapKind::Index) if !sitemap.in_namespace => {
            fail("The sitemap does not use the namespace of the sitemap protocol").with_text_evidence(&answer.url)
        }
        _ if sitemap.without_url > 0 => fail("An entry of the sitemap has no URL")
            .with("count", sitemap.without_url)
            .with_text_evidence(&answer.url),
        _ if sitemap.entries.is_empty() && !sitemap.truncated => {
            fail("The sitemap is empty").with_text_evidence(&answer.url).as_severity(Minor)
        }
        _ => pass().with("entries", sitemap.entries.len()),
    }
}
