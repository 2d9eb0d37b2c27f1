//! A page that answers with an error is lost to people and to search engines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.status-ok",
    title: "The page answers with status 200",
    failure_title: "",
    severity: Critical,
    why: "Visitors see an error, and search engines drop pages that answer with one.",
    fix: "Serve the page with status 200, or redirect its address with 301 to the page that took its place.",
    references: &[Rfc(9110), Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors")],
    examples: &[
        Pass("<title>Cats</title>"),
        Fail("GET https://example.com/\n404\n\nNot found"),
        Fail("GET https://example.com/\n500\n\nOops"),
        Fail("GET https://example.com/\n403\n\nForbidden"),
        CannotTell("GET https://example.com/\n403\ncf-mitigated: challenge\n\nJust a moment..."),
        CannotTell("GET https://example.com/\n401\nwww-authenticate: Basic\n\n"),
        CannotTell("GET https://example.com/\n429\nretry-after: 60\n\n"),
    ],
    check: Response(check),
};

/// Headers of services that keep bots out.
const WALLS: [&str; 4] = ["cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action", "x-datadome"];

fn check(page: &PageFacts) -> Verdict {
    let status = page.exchange.status;
    let found = fail(format!("The page answers with status {status}")).with("status", status);
    match status {
        200 => pass(),
        201..=299 => found.as_severity(Info),
        401 | 407 => cannot_tell("The page asks for a login, so it was not seen"),
        429 => cannot_tell("The site limits how often it may be asked, so the page was not seen"),
        403 | 503 if WALLS.iter().any(|name| page.header(name).is_some()) => {
            cannot_tell("A check for bots answered in place of the page")
        }
        _ => found,
    }
}
