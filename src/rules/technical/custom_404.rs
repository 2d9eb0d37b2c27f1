//! A page that does not exist should say so, to people and to machines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.custom-404",
    title: "Pages that do not exist answer with 404",
    failure_title: "",
    severity: Major,
    why: "If a missing page answers with 200 or leads to the home page, search engines list endless empty addresses, \
          and visitors do not learn that their link is wrong.",
    fix: "Answer unknown addresses with status 404 and a page that says so and links to the home page and the \
          search.",
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
             GET https://example.com/sitegauge-asks-for-a-page-that-does-not-exist\n403\n\n",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(answer) = site.files.missing.answer() else {
        return cannot_tell("No answer came for a page that does not exist");
    };
    let status = answer.status;
    match status {
        404 | 410 => pass().with("bytes", answer.body.len()),
        200..=299 if !answer.redirects.is_empty() => {
            fail("A page that does not exist leads to another page").seen(&answer.url)
        }
        200..=299 => fail(format!("A page that does not exist answers with status {status}")).seen(&answer.url),
        503 => cannot_tell("The site did not say whether the page exists"),
        500..=599 => fail(format!("A page that does not exist answers with status {status}"))
            .seen(&answer.url)
            .as_severity(Minor),
        _ => cannot_tell(format!("A page that does not exist answers with status {status}")),
    }
}
