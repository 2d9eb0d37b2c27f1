//! A copy for tests that search engines may list.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.staging-leak",
    title: "A staging host is kept out of search",
    failure_title: "",
    severity: Minor,
    why: "A staging site in search results shows unfinished pages, competes with the real ones, and points attackers at \
          a host that is often less protected.",
    fix: "Ask for a password on the whole host. Where that cannot be, send `X-Robots-Tag: noindex` with every answer.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing")],
    examples: &[
        Pass("GET https://staging.example.com/\n200\nx-robots-tag: noindex\n\nCats"),
        Pass("GET https://stg.example.com/\n200\n\n<link rel=canonical href=https://example.com/>"),
        Fail("GET https://staging.example.com/\n200\n\nCats"),
        Fail("GET https://shop-uat.example.co.uk/\n200\n\nCats"),
        Inapplicable("GET https://staging.com/\n200\n\nCats"),
        Inapplicable("GET https://dev.example.com/\n200\n\n<p>It may be for developers"),
    ],
    check: Page(check),
};

/// Parts of host names that stand for nothing else.
const STAGING: [&str; 5] = ["preprod", "preproduction", "staging", "stg", "uat"];

fn check(page: &PageFacts) -> Verdict {
    let Some(host) = page.url().host_str() else { return inapplicable() };
    let below = host.strip_suffix(registrable_domain(host)).unwrap_or_default();
    if !below.split(['.', '-']).any(|part| STAGING.contains(&part)) {
        return inapplicable();
    }
    let robots = page.robots.as_ref().and_then(|robots| robots.rule_for("googlebot", page.url().as_str()));
    let is_disallowed = matches!(robots, Some((false, _)));
    if page.is_indexable() && !is_disallowed {
        fail("Search engines may list this staging host").seen(host)
    } else {
        pass()
    }
}
