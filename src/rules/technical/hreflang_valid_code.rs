//! Search engines ignore hreflang links with an invalid code.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-valid-code",
    title: "hreflang values are valid",
    failure_title: "hreflang values are invalid",
    severity: Major,
    why: "Search engines ignore a version whose `hreflang` value is invalid, and show its readers a version in another \
          language.",
    fix: "Use an ISO 639-1 language code, optionally followed by an ISO 3166-1 country code: `de`, `de-AT`, `en-GB` \
          (not `en-UK`). `x-default` is also valid.",
    references: &[
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/hreflang"),
        Rfc(5646),
    ],
    examples: &[
        Pass(
            r#"<link rel=alternate hreflang=en-GB href=https://example.com/>
               <link rel=alternate hreflang=zh-Hant-TW href=https://example.com/tw>"#,
        ),
        Pass(
            r#"<link rel=alternate hreflang=x-default href=https://example.com/>
               <link rel=alternate hreflang=es-419 href=https://example.com/es>"#,
        ),
        Fail(r#"<link rel=alternate hreflang=en-UK href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=en_US href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=jp href=https://example.com/>"#),
        Fail("GET https://example.com/\n200\nlink: <https://example.com/>; rel=\"alternate\"; hreflang=\"xx\"\n\nCats"),
        Fail(r#"<link rel=alternate hreflang=zh-Hanz href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=es-999 href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=eng href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=zh-CN-Hans href=https://example.com/>"#),
        Inapplicable(r#"<link rel=alternate type=application/rss+xml href=/feed>"#),
        Inapplicable(r#"<link rel=alternate type=application/rss+xml hreflang=en_US href=/feed>"#),
        Inapplicable(r#"<link rel=alternate type="application/atom+xml; charset=utf-8" hreflang=jp href=/feed>"#),
        Inapplicable(r#"<link rel=alternate media=print hreflang=jp href=/print>"#),
        Inapplicable(
            "GET https://example.com/\n200\nlink: </f>; rel=alternate; hreflang=xx; type=\"application/feed+json\"\n\nCats",
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    let faults: Vec<_> = versions.iter().filter_map(|version| Some((version, hreflang_fault(version.code)?))).collect();
    let Some((first, fault)) = faults.first() else {
        return if versions.is_empty() { inapplicable() } else { pass().with("checked", versions.len()) };
    };
    let found = fail(format!("The hreflang value \"{}\" {fault}", shorten(first.code, 40))).with("count", faults.len());
    faults.iter().fold(found, |verdict, (version, _)| match version.element {
        Some(element) => verdict.at(element),
        None => verdict.with_text_evidence(version.source),
    })
}
