//! A sitemap lists whole addresses of its own site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-absolute-same-host",
    title: "The sitemap lists whole addresses of this site",
    failure_title: "",
    severity: Major,
    why: "Search engines skip entries that are no whole address or belong to another site, and those over http where \
          the site uses HTTPS are redirects.",
    fix: "Set the public base address in the generator of the sitemap, and create it again.",
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
    let tell = |message: &str, wrong: Vec<&str>| {
        let found = fail(message).with("count", wrong.len());
        wrong.iter().fold(found, |verdict, address| verdict.seen(address))
    };
    let urls: Vec<_> = sitemap.entries.iter().map(|entry| (entry.loc.as_str(), url::Url::parse(&entry.loc))).collect();
    let find = |is_wrong: &dyn Fn(&url::Url) -> bool| -> Vec<&str> {
        urls.iter().filter(|(_, url)| url.as_ref().is_ok_and(is_wrong)).map(|(address, _)| *address).collect()
    };
    let broken: Vec<&str> = urls
        .iter()
        .filter(|(_, url)| !url.as_ref().is_ok_and(url::Url::has_host))
        .map(|(address, _)| *address)
        .collect();
    if !broken.is_empty() {
        return tell("The sitemap lists addresses that are not whole", broken);
    }
    // The parts of an index may lie elsewhere, and so may subdomains of the site.
    let foreign = find(&|url| sitemap.kind != SitemapKind::Index && !is_related(url, &site.url));
    if !foreign.is_empty() {
        return tell("The sitemap lists addresses of another site", foreign).as_severity(Minor);
    }
    let plain = find(&|url| site.is_https() && url.scheme() == "http");
    if !plain.is_empty() {
        return tell("The sitemap of an HTTPS site lists http addresses", plain).as_severity(Minor);
    }
    pass().with("checked", urls.len())
}

/// Whether one host is the other or a part of it.
fn is_related(one: &url::Url, other: &url::Url) -> bool {
    let host =
        |url: &url::Url| url.host_str().map(|host| host.trim_start_matches("www.").to_owned()).unwrap_or_default();
    let (one, other) = (host(one), host(other));
    one == other || one.ends_with(&format!(".{other}")) || other.ends_with(&format!(".{one}"))
}
