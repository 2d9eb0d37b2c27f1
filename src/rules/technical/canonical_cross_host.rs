//! A canonical URL over HTTP points search engines to the insecure copy of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-cross-host",
    title: "The canonical URL is on the same site and uses HTTPS",
    failure_title: "The canonical URL is on another site or uses HTTP",
    severity: Major,
    why: "A canonical URL over HTTP contradicts the HTTPS URL of the page and may bring the insecure copy into search \
          results. A canonical URL on another site asks search engines to list that site instead.",
    fix: "Use an `https://` URL on your own host, unless you want search engines to list the page on the other site.",
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
            fail("The canonical URL is on another site").with_text_evidence(url.as_str()).as_severity(Info)
        }
        Some(url) if url.scheme() == "http" && page.exchange.is_https() => {
            fail("The page uses HTTPS, but its canonical URL uses HTTP").with_text_evidence(url.as_str())
        }
        Some(_) => pass(),
    }
}
