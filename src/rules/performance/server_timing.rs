//! Where a server spent its time.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.server-timing",
    title: "What the server tells of its own time is known",
    failure_title: "",
    severity: Info,
    why: "`Server-Timing` shows in browsers where an answer took long.",
    fix: "Nothing is to be done. Leave out what should not be public.",
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
