//! Google ignores canonical links that contradict each other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-single",
    title: "The page has one canonical URL",
    failure_title: "The page has several canonical URLs",
    severity: Major,
    why: "If the canonical links of a page contradict each other, Google ignores all of them.",
    fix: "Keep one canonical link. Check for a plugin, a theme or a `Link` header that adds another one.",
    references: &[
        Url("https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical"),
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r#"<link rel="canonical" href="https://example.com/"><link rel="canonical" href="https://example.com">"#),
        Pass(
            "GET https://example.com/\n200\nlink: <https://other.test/>; title=\"news; rel=canonical\"\n\n\
             <link rel=canonical href=https://example.com/>",
        ),
        Pass(
            "GET https://example.com/%E3%83%86\n200\nlink: <https://example.com/テ>; rel=canonical\n\n\
             <link rel=canonical href=https://example.com/%e3%83%86>\
             <link rel=canonical href=https://example.com:443/%E3%83%86>",
        ),
        Fail(
            r#"<link rel="canonical" href="https://example.com/">
               <link rel="canonical" href="https://example.com/cats">"#,
        ),
        Fail(
            "GET https://example.com/\n200\nlink: <https://example.com/cats>; rel=canonical\n\n\
             <link rel=canonical href=https://example.com/>",
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let resolved = page.canonicals().into_iter().filter_map(|canonical| page.resolve(canonical));
    let mut urls: Vec<String> = resolved.map(|url| String::from(normalized(&url))).collect();
    urls.sort();
    urls.dedup();
    match urls.len() {
        0 => inapplicable(),
        1 => pass(),
        count => {
            let found = fail(format!("The page has {count} different canonical URLs")).with("count", count);
            urls.iter().fold(found, |verdict, url| verdict.with_text_evidence(url))
        }
    }
}
