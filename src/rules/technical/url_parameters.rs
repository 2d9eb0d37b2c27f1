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
        Fail("GET https://example.com/cats;jsessionid=A1B2\n200\n\nCats"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let url = page.url();
    let is_session = |name: &str| {
        let name = name.to_ascii_lowercase();
        matches!(name.as_str(), "phpsessid" | "jsessionid" | "sessionid" | "session_id")
            || name.starts_with("aspsessionid")
    };
    let in_path = url.path().to_ascii_lowercase().contains(";jsessionid=");
    let in_query = url.query_pairs().any(|(name, value)| is_session(&name) && !value.is_empty());
    if in_path || in_query { fail("The URL contains a session ID").with_text_evidence(url.as_str()) } else { pass() }
}
