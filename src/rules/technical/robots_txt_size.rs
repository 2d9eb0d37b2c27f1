//! Google reads only the first 500 KiB of robots.txt.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-size",
    title: "robots.txt is not larger than 500 KiB",
    failure_title: "robots.txt is larger than 500 KiB",
    severity: Info,
    why: "Google ignores everything after the first 500 KiB, so rules beyond that point do not apply.",
    fix: "Replace lists of single URLs with rules for folders or with wildcards.",
    references: &[Rfc(9309), Url("https://developers.google.com/search/docs/crawling-indexing/robots/robots_txt")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow:",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(|site| match &site.robots {
        None => inapplicable(),
        Some(robots) => require(!robots.overlong, "robots.txt is larger than 500 KiB, and Google ignores the rest"),
    }),
};
