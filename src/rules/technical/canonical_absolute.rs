//! A relative canonical address means something else on every copy of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-absolute",
    title: "The canonical address is a whole URL",
    failure_title: "",
    severity: Major,
    why: "A relative canonical address changes with the address under which the page is fetched: on a test server or \
          over http each copy calls itself canonical. An empty or broken one is ignored.",
    fix: "Write it with scheme and host: `<link rel=\"canonical\" href=\"https://example.com/cats\">`.",
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
    let addresses = page.canonicals();
    let is_web = |url: &url::Url| matches!(url.scheme(), "http" | "https");
    let wrong = addresses.iter().find(|address| !url::Url::parse(address).is_ok_and(|url| is_web(&url)));
    match wrong {
        _ if addresses.is_empty() => inapplicable(),
        None => pass(),
        Some(&"") => fail("The canonical address is empty").seen("href=\"\""),
        Some(address) => match page.resolve(address).filter(is_web) {
            None => fail("The canonical address is no URL").seen(address),
            Some(_) => fail("The canonical address is relative").seen(address).as_severity(Minor),
        },
    }
}
