//! A noindex on a page that crawlers may not fetch has no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.noindex-and-disallow",
    title: "Googlebot can read the page's noindex",
    failure_title: "robots.txt blocks Googlebot from reading the page's noindex",
    severity: Major,
    why: "If robots.txt blocks Google from fetching the page, Google never sees the `noindex` and may list the bare \
          URL.",
    fix: "Remove the `Disallow` line that covers the page, so that crawlers can read the `noindex`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/block-indexing")],
    examples: &[
        Pass(r#"<meta name="robots" content="noindex">"#),
        Fail(
            "GET https://example.com/a\n200\n\n<meta name=robots content=noindex>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /a",
        ),
        Pass(
            "GET https://example.com/a\n200\n\n<meta name=robots content=noindex>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /b",
        ),
        Fail(
            "GET https://example.com/%e3%81%82\n200\n\n<meta name=robots content=noindex>\n\
             GET https://example.com/robots.txt\n200\n\nUser-agent: *\nDisallow: /%e3%81%82",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.directives().is_noindex() {
        return inapplicable();
    }
    match page.robots.as_ref().and_then(|robots| robots.page_rule("googlebot", page.url())) {
        Some((false, pattern)) => fail("robots.txt blocks Googlebot from reading the page's noindex")
            .with_text_evidence(&format!("Disallow: {pattern}")),
        _ => pass(),
    }
}
