//! Campaign parameters on internal links distort the statistics of the site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-tracking-params-internal",
    title: "Internal links have no campaign parameters",
    failure_title: "Internal links have campaign parameters",
    severity: Minor,
    why: "A click on such a link starts a new visit in the statistics and hides where the visitor came from. Crawlers \
          find every page under a second URL.",
    fix: "Remove `utm_…`, `gclid` and similar parameters from internal links, and count clicks with events.",
    references: &[
        Url("https://support.google.com/analytics/answer/10917952"),
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
    ],
    examples: &[
        Pass("<a href=/cats>Cats</a> <a href='https://example.org/?utm_source=example.com'>Dogs</a>"),
        Fail("<a href='/cats?utm_source=home&amp;utm_medium=banner'>Cats</a>"),
        Fail("<a href='/cats?page=2&amp;fbclid=IwAR0'>Cats</a>"),
        Fail("<a href='/cats?UTM%5Fsource=home'>Cats</a>"),
        // Archives and proxies have the URLs of other sites in their paths.
        Pass("<a href='/web/2021/https://example.org/share?utm_source=example'>Share</a>"),
        Inapplicable("<a href=https://example.org/>Dogs</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut checked = 0;
    let mut found = Vec::new();
    for (link, element) in page.links_of(LinkKind::Internal) {
        checked += 1;
        let url = link.url.as_ref().filter(|url| !contains_any(url.path(), &["/http:/", "/https:/"]));
        if url.and_then(tracking_parameter).is_some() {
            found.push(element);
        }
    }
    match found.len() {
        _ if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("An internal link has campaign parameters").with("count", count).at_all(found),
    }
}
