//! Pages without caching headers are sent in full on every visit.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.site-caching",
    title: "Most pages can be cached or revalidated",
    failure_title: "Many pages can be neither cached nor revalidated",
    severity: Minor,
    why: "Without a validator (`ETag`, `Last-Modified`) and without a cache lifetime, a page is sent in full on each \
          visit, to visitors and crawlers alike.",
    fix: "Send `ETag` or `Last-Modified` and answer `If-None-Match` with 304, or let caches keep the page for a \
          while: `Cache-Control: max-age=600`.",
    references: &[
        Rfc(9111),
        Url("https://developers.google.com/crawling/docs/crawlers-fetchers/overview-google-crawlers"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\netag: \"1\"\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\ncache-control: public, max-age=600\n\n<title>A</title>",
        ),
        Fail(
            "GET https://example.com/\n200\netag: \"1\"\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\ncache-control: no-cache\n\n<title>A</title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    // A page that is not meant for search may be personal to one visitor.
    let open = || site.comparable().filter(|page| page.summary.status == 200);
    let checked = open().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let cacheable = open().filter(|page| page.summary.cacheable).count();
    if cacheable * 10 >= checked * 6 {
        return pass().with("checked", checked).with("cacheable", cacheable);
    }
    fail(format!("{} of {checked} pages came with neither a cache lifetime nor a validator", checked - cacheable))
        .with("checked", checked)
        .with("count", checked - cacheable)
        .with_text_evidence_from(open().filter(|page| !page.summary.cacheable).map(|page| &page.url))
}
