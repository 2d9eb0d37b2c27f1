//! A session ID in the URL gives every visit a URL of its own.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-parameters",
    title: "The URL contains no session ID",
    failure_title: "The URL contains a session ID",
    severity: Major,
    why: "With a session ID in the URL, crawlers find the same page under endless URLs. Anyone who gets the link may \
          get the session.",
    fix: "Keep sessions in cookies. In PHP, set `session.use_only_cookies = 1` and `session.use_trans_sid = 0`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
        Url("https://owasp.org/www-community/vulnerabilities/Information_exposure_through_query_strings_in_url"),
    ],
    examples: &[
        Pass("GET https://example.com/?session=autumn&id=7\n200\n\nCats"),
        Fail("GET https://example.com/?PHPSESSID=0123456789abcdef\n200\n\nCats"),
        Pass("GET https://example.com/?sid=789\n200\n\nCats"),
        Fail("GET https://example.com/cats;jsessionid=A1B2\n200\n\nCats"),
        Fail("GET https://example.com/?sid=8f14e45fceea167a5a36dedd4bea2543\n200\n\nCats"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    match session_parameter(page.url()) {
        Some(_) => fail("The URL contains a session ID").with_text_evidence(page.url().as_str()),
        None => pass(),
    }
}
