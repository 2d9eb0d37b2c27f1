//! A server that fails on some pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-error-rate",
    title: "The server answers without errors of its own",
    failure_title: "",
    severity: Major,
    why: "Where a server answers with errors, visitors get nothing, and search engines crawl more slowly and drop the \
          pages in the end.",
    fix: "Look into the server's log for these addresses. A page that is gone should answer with 404 or 410, and \
          maintenance with 503 and `Retry-After`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors"),
        Url("https://www.rfc-editor.org/rfc/rfc9110#section-15.6.1"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n503\n\n\
             GET https://example.com/c\n404\n\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n500\n\n\
             GET https://example.com/c\n500\n\n",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let answered = || site.pages.iter().filter(|page| page.summary.status != 0);
    if !site.is_crawled() {
        return inapplicable();
    }
    // Who asks for patience, or whose gateway is slow today, may have been asked too much by us.
    let failed: Vec<&SitePage> = answered().filter(|page| matches!(page.summary.status, 500 | 501)).collect();
    let checked = answered().count();
    // One may be chance; two in a hundred are not.
    if failed.len() < 2 || failed.len() * 50 <= checked {
        return pass().with("checked", checked).with("errors", failed.len());
    }
    fail(format!("{} of {checked} requests ended in an error of the server", failed.len()))
        .with("checked", checked)
        .with("count", failed.len())
        .seen_all(failed.iter().map(|page| format!("{} ({})", site.linked_from(page), page.summary.status)))
}
