//! Pages that are sent anew each time.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.site-caching",
    title: "Most pages can be kept or asked for news",
    failure_title: "",
    severity: Minor,
    why: "Without a validator (`ETag`, `Last-Modified`) and without a time to keep it, a page is sent whole at each \
          visit, to visitors and crawlers alike.",
    fix: "Send `ETag` or `Last-Modified` and answer `If-None-Match` with 304, or let caches keep the page for a while: \
          `Cache-Control: max-age=600`.",
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
    // What is not for search may be for one visitor only.
    let open = || site.comparable().filter(|page| page.summary.status == 200);
    let checked = open().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let kept = open().filter(|page| page.summary.cacheable).count();
    if kept * 10 >= checked * 6 {
        return pass().with("checked", checked).with("cacheable", kept);
    }
    fail(format!("{} of {checked} pages came without freshness and validator", checked - kept))
        .with("checked", checked)
        .with("count", checked - kept)
        .seen_all(open().filter(|page| !page.summary.cacheable).map(|page| &page.url))
}
