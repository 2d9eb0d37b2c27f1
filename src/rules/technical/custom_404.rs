//! Missing pages must be reported as missing to visitors and to crawlers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.custom-404",
    title: "Pages that do not exist return status 404",
    failure_title: "Pages that do not exist do not return status 404",
    severity: Major,
    why: "If a missing page returns status 200 or redirects to the home page, search engines list an endless number of \
          empty URLs, and visitors do not learn that their link is wrong.",
    fix: "Return status 404 for unknown URLs, with a page that explains the error and links to the home page and the \
          site search.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors#soft-404-errors"),
        Rfc(9110),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\n\nCats"),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n200\n\nCats",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n302\nlocation: /\n\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n500\n\n",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n302\nlocation: /login?next=/a\n\n\n\
             GET https://example.com/login?next=/a\n200\n\n<form>Log in",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n403\n\n",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.missing.answer() else {
        return cannot_tell("The request for a page that does not exist got no response");
    };
    let status = answer.status;
    match status {
        404 | 410 => pass().with("bytes", answer.body.len()),
        200..=299 if !answer.redirects.is_empty() && leads_to_login(&answer.url) => {
            cannot_tell("A page that does not exist redirects to a login form")
        }
        200..=299 if !answer.redirects.is_empty() => {
            fail("A page that does not exist redirects to another page").with_text_evidence(&answer.url)
        }
        200..=299 => {
            fail(format!("A page that does not exist returns status {status}")).with_text_evidence(&answer.url)
        }
        503 => cannot_tell("A page that does not exist returns status 503, so the test is inconclusive"),
        500..=599 => fail(format!("A page that does not exist returns status {status}"))
            .with_text_evidence(&answer.url)
            .as_severity(Minor),
        _ => cannot_tell(format!("A page that does not exist returns status {status}")),
    }
}

/// Returns true if the path of a URL names a login form: the site shows nothing to strangers, missing pages included.
fn leads_to_login(url: &str) -> bool {
    let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    path.split(['/', '.', '-', '_']).any(|part| matches!(part, "login" | "signin" | "auth" | "oauth" | "saml" | "sso"))
}
