//! A canonical address over http sends search engines back to the insecure copy.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-cross-host",
    title: "The canonical address is on the same site, over HTTPS",
    failure_title: "",
    severity: Major,
    why: "A canonical address over http contradicts the page's own, and may bring the insecure one into search \
          results. One on another site gives the page away to that site.",
    fix: "Name the address with `https://`, on your own host unless the page is meant to count for another site.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r#"<link rel="canonical" href="https://www.example.com/">"#),
        Fail(r#"<link rel="canonical" href="http://example.com/">"#),
        Fail(r#"<link rel="canonical" href="https://example.org/">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.canonical() {
        None => inapplicable(),
        Some(url) if !page.is_own(&url) => {
            fail("The page counts for another site").seen(url.as_str()).as_severity(Info)
        }
        Some(url) if url.scheme() == "http" && page.exchange.is_https() => {
            fail("The canonical address of an HTTPS page is http").seen(url.as_str())
        }
        Some(_) => pass(),
    }
}
