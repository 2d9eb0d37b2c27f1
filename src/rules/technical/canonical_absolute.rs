//! A relative canonical URL resolves differently on every copy of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-absolute",
    title: "The canonical URL is absolute and valid",
    failure_title: "The canonical URL is relative, empty or invalid",
    severity: Major,
    why: "A relative canonical URL depends on the URL from which the page is fetched: on a test server or over HTTP, \
          each copy declares itself canonical. Search engines ignore an empty or invalid canonical URL.",
    fix: "Specify the scheme and the host: `<link rel=\"canonical\" href=\"https://example.com/cats\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical"),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href=" https://example.com/ ">"#),
        Fail(r#"<link rel="canonical" href="/">"#),
        Fail(r#"<link rel="canonical" href="//example.com/">"#),
        Fail(r#"<link rel="canonical" href="example.com/cats">"#),
        Fail(r#"<link rel="canonical" href="">"#),
        Fail("GET https://example.com/\n200\nlink: </>; rel=\"canonical\"\n\nCats"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let canonicals = page.canonicals();
    let is_web = |url: &url::Url| matches!(url.scheme(), "http" | "https");
    let wrong = canonicals.iter().find(|canonical| !url::Url::parse(canonical).is_ok_and(|url| is_web(&url)));
    match wrong {
        _ if canonicals.is_empty() => inapplicable(),
        None => pass(),
        Some(&"") => fail("The canonical URL is empty").with_text_evidence("href=\"\"").as_severity(Minor),
        Some(canonical) => match page.resolve(canonical).filter(is_web) {
            None => fail("The canonical URL is not a valid HTTP or HTTPS URL").with_text_evidence(canonical),
            Some(_) => fail("The canonical URL is relative").with_text_evidence(canonical).as_severity(Minor),
        },
    }
}
