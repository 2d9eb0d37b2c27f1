//! A sitemap must list absolute URLs of its own site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-absolute-same-host",
    title: "The sitemap lists absolute URLs of this site",
    failure_title: "The sitemap lists URLs that are relative, on another site or not HTTPS",
    severity: Major,
    why: "Search engines skip entries that are not absolute URLs or belong to another site. On an HTTPS site, http \
          entries lead to redirects.",
    fix: "Set the public base URL in the sitemap generator, and create the sitemap again.",
    references: &[
        Url("https://www.sitemaps.org/protocol.html#location"),
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url>\
             <url><loc>https://shop.example.com/</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset><url><loc>/cats</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.org/</loc></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>http://example.com/</loc></url></urlset>",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(sitemap) = site.sitemap.as_ref().filter(|sitemap| !sitemap.entries.is_empty()) else {
        return inapplicable();
    };
    let failed = |message: &str, wrong: Vec<&str>| {
        let found = fail(message).with("count", wrong.len());
        wrong.iter().fold(found, |verdict, loc| verdict.with_text_evidence(loc))
    };
    let urls: Vec<_> = sitemap.entries.iter().map(|entry| (entry.loc.as_str(), url::Url::parse(&entry.loc))).collect();
    let find = |is_wrong: &dyn Fn(&url::Url) -> bool| -> Vec<&str> {
        urls.iter().filter(|(_, url)| url.as_ref().is_ok_and(is_wrong)).map(|(loc, _)| *loc).collect()
    };
    let relative: Vec<&str> =
        urls.iter().filter(|(_, url)| !url.as_ref().is_ok_and(url::Url::has_host)).map(|(loc, _)| *loc).collect();
    if !relative.is_empty() {
        return failed("The sitemap lists URLs that are not absolute", relative);
    }
    // The parts of a sitemap index may be on another host, and subdomains belong to the site.
    let external = find(&|url| sitemap.kind != SitemapKind::Index && !is_related(url, &site.url));
    if !external.is_empty() {
        return failed("The sitemap lists URLs of another site", external).as_severity(Minor);
    }
    let insecure = find(&|url| site.is_https() && url.scheme() == "http");
    if !insecure.is_empty() {
        return failed("The sitemap of an HTTPS site lists http URLs", insecure).as_severity(Minor);
    }
    pass().with("checked", urls.len())
}

/// Returns true if the hosts are the same or one is a subdomain of the other.
fn is_related(one: &url::Url, other: &url::Url) -> bool {
    let host =
        |url: &url::Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()).unwrap_or_default();
    let (one, other) = (host(one), host(other));
    one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
}
