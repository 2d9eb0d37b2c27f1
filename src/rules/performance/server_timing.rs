//! Lists the metrics of the Server-Timing header.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.server-timing",
    title: "The server reports timing metrics",
    failure_title: "The server reports no timing metrics",
    severity: Info,
    why: "`Server-Timing` shows in the browser's developer tools where the server spent time on a response.",
    fix: "No action is needed. Remove metrics that should not be public.",
    references: &[Url("https://www.w3.org/TR/server-timing/")],
    examples: &[
        Pass("GET https://example.com/\n200\nserver-timing: db;dur=53\n\nCats"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(value) = page.header("server-timing") else { return inapplicable() };
    let names: Vec<&str> =
        value.split(',').filter_map(|metric| metric.split(';').next()).map(str::trim).take(20).collect();
    pass().with("metrics", names)
}
