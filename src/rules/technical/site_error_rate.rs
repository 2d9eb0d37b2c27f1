//! A server that fails on some pages loses visitors and slows down crawlers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-error-rate",
    title: "The server responds without internal errors and in time",
    failure_title: "Several requests end in a server error or a timeout",
    severity: Major,
    why: "If the server returns errors, visitors get no page. Search engines crawl the site more slowly and eventually \
          drop the pages.",
    fix: "Check the server log for these URLs. Return 404 or 410 for a page that is gone, and 503 with `Retry-After` \
          during maintenance.",
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
        // The server does not answer at all.
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a><a href=/d>D</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\ntimeout\n\n\
             GET https://example.com/c\ntimeout\n\n\
             GET https://example.com/d\ntimeout\n\n",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

/// Timeouts that are no coincidence: their number, and one in this many requests.
const MIN_SILENT: usize = 3;
const SILENT_DIVISOR: usize = 20;

/// Returns true if the server did not answer in time.
fn is_silent(page: &SitePage) -> bool {
    page.summary.status == 0 && page.error.as_ref().is_some_and(|error| error.contains("timed out"))
}

fn check(site: &SiteFacts) -> Verdict {
    let answered = || site.pages.iter().filter(|page| page.summary.status != 0);
    if !site.is_crawled() {
        return inapplicable();
    }
    // Only 500 and 501 count: a busy server (503) or a slow gateway may be the result of our own requests.
    let failed: Vec<&SitePage> = answered().filter(|page| matches!(page.summary.status, 500 | 501)).collect();
    let checked = answered().count();
    // A single error may be a coincidence; more than two in a hundred requests are not.
    if failed.len() < 2 || failed.len() * 50 <= checked {
        let silent: Vec<&SitePage> = site.pages.iter().filter(|page| is_silent(page)).collect();
        if silent.len() < MIN_SILENT || silent.len() * SILENT_DIVISOR <= site.pages.len() {
            return pass().with("checked", checked).with("errors", failed.len()).with("timeouts", silent.len());
        }
        return fail(format!("{} of {} requests got no answer in time", silent.len(), site.pages.len()))
            .with("checked", site.pages.len())
            .with("count", silent.len())
            .with_text_evidence_from(silent.iter().map(|page| site.linked_from(page)))
            .as_severity(Minor);
    }
    fail(format!("{} of {checked} requests ended in a server error", failed.len()))
        .with("checked", checked)
        .with("count", failed.len())
        .with_text_evidence_from(
            failed.iter().map(|page| format!("{} ({})", site.linked_from(page), page.summary.status)),
        )
}
