//! A page that returns an error is lost to visitors and to search engines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.status-ok",
    title: "The page returns status 200",
    failure_title: "The page does not return status 200",
    severity: Critical,
    why: "Visitors see an error, and search engines drop pages that return one.",
    fix: "Serve the page with status 200, or redirect its URL with 301 to the page that replaced it.",
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

/// Response headers of services that block bots.
const BOT_BLOCKERS: [&str; 4] = ["cf-mitigated", "x-vercel-mitigated", "x-amzn-waf-action", "x-datadome"];

fn check(page: &PageFacts) -> Verdict {
    let status = page.exchange.status;
    let found = fail(format!("The page returns status {status}")).with("status", status);
    match status {
        200 => pass(),
        201..=299 => found.as_severity(Info),
        401 | 407 => cannot_tell("The page requires a login, so it could not be checked"),
        429 => cannot_tell("The site limits the request rate, so the page could not be checked"),
        403 | 503 if BOT_BLOCKERS.iter().any(|name| page.header(name).is_some()) => {
            cannot_tell("A bot check was served instead of the page")
        }
        _ => found,
    }
}
