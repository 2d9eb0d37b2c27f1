//! Noindex rules in robots.txt have had no effect since 2019.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.robots-txt-noindex-directive",
    title: "robots.txt has no `Noindex`, `Nofollow` or `Noarchive` rules",
    failure_title: "robots.txt has a `Noindex`, `Nofollow` or `Noarchive` rule, which has no effect",
    severity: Minor,
    why: "Google stopped supporting `Noindex:` in robots.txt in September 2019. Pages that rely on it appear in \
          search.",
    fix: "Remove the line, and add `<meta name=\"robots\" content=\"noindex\">` or an `X-Robots-Tag` header to the \
          pages.",
    references: &[Url("https://developers.google.com/search/blog/2019/07/a-note-on-unsupported-rules-in-robotstxt")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /a",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nNoindex: /a",
        ),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(robots) = &site.robots else { return inapplicable() };
    let unsupported =
        robots.extras.iter().find(|extra| matches!(extra.name.as_str(), "noindex" | "nofollow" | "noarchive"));
    match unsupported {
        None => pass(),
        Some(extra) => fail(format!("Line {} of robots.txt has no effect", extra.line))
            .with_text_evidence(&format!("{}: {}", extra.name, extra.value)),
    }
}
