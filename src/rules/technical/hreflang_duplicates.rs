//! Two URLs for one hreflang value force search engines to choose.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-duplicates",
    title: "Each hreflang value has one URL",
    failure_title: "An hreflang value has several URLs",
    severity: Major,
    why: "If two URLs claim the same language and region, search engines do not know which one to show and may ignore \
          both.",
    fix: "Keep one URL for each `hreflang` value. Distinguish regions with a country code, as in `en-GB` and `en-US`.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions")],
    examples: &[
        Pass(
            r#"<link rel=alternate hreflang=en-GB href=https://example.com/>
               <link rel=alternate hreflang=en-US href=https://example.com/>"#,
        ),
        Pass(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=EN href=https://example.com>"#,
        ),
        Pass(
            r#"<link rel=alternate hreflang=ja href=https://example.com/%e3%83%86>
               <link rel=alternate hreflang=ja href=https://example.com/%E3%83%86>"#,
        ),
        Pass(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=en type=application/rss+xml href=https://example.com/feed>
               <link rel=alternate hreflang=en media=print href=https://example.com/print>"#,
        ),
        Fail(
            r#"<link rel=alternate hreflang=en href=https://example.com/>
               <link rel=alternate hreflang=EN href=https://example.com/us>"#,
        ),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    let mut seen = HashMap::new();
    for version in &versions {
        let Some(url) = page.resolve(version.href) else { continue };
        let code = version.code.trim().to_ascii_lowercase();
        if !same_url(seen.entry(code.clone()).or_insert_with(|| url.clone()), &url) {
            let found = fail(format!("The hreflang value {} has two different URLs", shorten(&code, 40)));
            return match version.element {
                Some(element) => found.at(element),
                None => found.with_text_evidence(version.source),
            };
        }
    }
    if versions.is_empty() { inapplicable() } else { pass() }
}
