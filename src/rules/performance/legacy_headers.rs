//! Some headers are for browsers of the last century.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.legacy-headers",
    title: "No header is sent that nothing reads any more",
    failure_title: "",
    severity: Info,
    why: "`Pragma` means something in requests only, and where `Cache-Control` gives `max-age`, `Expires` is not read.",
    fix: "Leave them out; `Cache-Control` says all.",
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
        (Some(value), _) => fail("Pragma means nothing in an answer").seen(&format!("Pragma: {value}")),
        (None, Some(value)) => fail("Beside max-age Expires is not read").seen(&format!("Expires: {value}")),
        (None, None) if page.header("cache-control").is_none() => inapplicable(),
        (None, None) => pass(),
    }
}
