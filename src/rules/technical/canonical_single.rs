//! Two canonical links that differ count as none.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-single",
    title: "The page names one canonical address",
    failure_title: "",
    severity: Major,
    why: "Where canonical links contradict each other, Google ignores them all.",
    fix: "Keep one canonical link. Look for a plugin, a theme or a Link header that adds another.",
    references: &[
        Url("https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical"),
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r#"<link rel="canonical" href="https://example.com/"><link rel="canonical" href="https://example.com">"#),
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
    let mut urls: Vec<String> =
        page.canonicals().into_iter().filter_map(|address| page.resolve(address)).map(String::from).collect();
    urls.sort();
    urls.dedup();
    match urls.len() {
        0 => inapplicable(),
        1 => pass(),
        count => {
            let found = fail(format!("The page names {count} canonical addresses")).with("count", count);
            urls.iter().fold(found, |verdict, url| verdict.seen(url))
        }
    }
}
