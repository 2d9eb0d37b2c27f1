//! Some response headers were only for browsers of the 1990s.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.legacy-headers",
    title: "The response has no obsolete caching headers",
    failure_title: "The response has obsolete caching headers",
    severity: Info,
    why: "`Pragma` has a meaning only in requests, and browsers ignore `Expires` if `Cache-Control` has a `max-age`.",
    fix: "Remove these headers; `Cache-Control` replaces both.",
    references: &[Rfc(9111)],
    examples: &[
        Pass("GET https://example.com/\n200\ncache-control: max-age=60\n\nCats"),
        Fail("GET https://example.com/\n200\npragma: no-cache\n\nCats"),
        Fail(
            "GET https://example.com/\n200\ncache-control: max-age=60\nexpires: Sat, 21 Nov 2026 08:49:37 GMT\n\nCats",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_age = page.header("cache-control").is_some_and(|value| value.contains("max-age"));
    match (page.header("pragma"), page.header("expires").filter(|_| has_age)) {
        (Some(value), _) => fail("Pragma has no meaning in a response").with_text_evidence(&format!("Pragma: {value}")),
        (None, Some(value)) => fail("Expires is ignored because Cache-Control has max-age")
            .with_text_evidence(&format!("Expires: {value}")),
        (None, None) if page.header("cache-control").is_none() => inapplicable(),
        (None, None) => pass(),
    }
}
