//! License lines of robots.txt lead to the terms for AI services (Really Simple Licensing).
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.rsl-license",
    title: "License lines of robots.txt have absolute URLs",
    failure_title: "A License line of robots.txt has no absolute URL",
    severity: Minor,
    why: "RSL lets a site state its terms for AI services in a file that robots.txt names. Crawlers that follow RSL \
          need its full URL; with a relative one they find no terms.",
    fix: "Write the URL in full, for example `License: https://example.com/license.xml`.",
    references: &[Url("https://rslstandard.org/rsl"), Url("https://rslstandard.org/guide/robots-txt")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nLicense: https://terms.example/mugs.xml\nUser-agent: *\nAllow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nLicense: /license.xml\nUser-agent: *\nAllow: /",
        ),
        Fail(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nAllow: /\nLicense:",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nMugs\n\
             GET https://example.com/robots.txt\n200\n\n# License: /license.xml\nUser-agent: *\nAllow: /",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let lines: Vec<&Extra> = robots.extras.iter().filter(|extra| extra.name == "license").collect();
    let is_absolute = |extra: &&Extra| {
        let url = url::Url::parse(&extra.value).ok();
        url.is_some_and(|url| matches!(url.scheme(), "http" | "https"))
    };
    let wrong: Vec<&Extra> = lines.iter().copied().filter(|extra| !is_absolute(extra)).collect();
    match wrong.first() {
        _ if lines.is_empty() => inapplicable(),
        None => pass().with("licenses", lines.iter().map(|extra| clip(&extra.value, 200)).collect::<Vec<_>>()),
        Some(first) => fail(format!("Line {} of robots.txt has no absolute URL", first.line))
            .with("count", wrong.len())
            .with_text_evidence_from(wrong.iter().map(|extra| format!("{}: License: {}", extra.line, extra.value))),
    }
}
