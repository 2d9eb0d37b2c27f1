//! Search engines should not index a staging copy of the site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.staging-leak",
    title: "The staging host is kept out of search",
    failure_title: "Search engines may index the staging host",
    severity: Minor,
    why: "A staging site in search results shows unfinished pages and competes with the real ones. It also points \
          attackers to a host that is often less protected.",
    fix: "Protect the whole host with a password. If that is not possible, send `X-Robots-Tag: noindex` with every \
          response.",
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

/// Parts of host names that are used only for staging.
const STAGING: [&str; 5] = ["preprod", "preproduction", "staging", "stg", "uat"];

fn check(page: &PageFacts) -> Verdict {
    let Some(host) = page.url().host_str() else { return inapplicable() };
    let subdomain = host.strip_suffix(registrable_domain(host)).unwrap_or_default();
    if !subdomain.split(['.', '-']).any(|part| STAGING.contains(&part)) {
        return inapplicable();
    }
    let robots = page.robots.as_ref().and_then(|robots| robots.page_rule("googlebot", page.url()));
    let is_disallowed = matches!(robots, Some((false, _)));
    if page.is_indexable() && !is_disallowed {
        fail("Search engines may index this staging host").with_text_evidence(host)
    } else {
        pass()
    }
}
