//! Search engines require absolute URLs in hreflang links.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-absolute",
    title: "hreflang links use absolute URLs",
    failure_title: "hreflang links do not use absolute URLs",
    severity: Major,
    why: "Google requires fully qualified URLs with scheme and host. Relative URLs may be ignored or lead to the wrong \
          host.",
    fix: "Write the full URL: `<link rel=\"alternate\" hreflang=\"de\" href=\"https://example.com/de\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/hreflang"),
    ],
    examples: &[
        Pass(r#"<link rel=alternate hreflang=en href=https://example.com/>"#),
        Fail(r#"<link rel=alternate hreflang=en href=/>"#),
        Fail(r#"<link rel=alternate hreflang=en href=//example.com/>"#),
        Fail("GET https://example.com/\n200\nlink: <//example.com>; rel=\"alternate\"; hreflang=\"es\"\n\nCats"),
        Inapplicable("<title>Cats</title>"),
        Inapplicable(r#"<link rel=alternate type=application/rss+xml hreflang=en href=/feed>"#),
        Inapplicable(r#"<link rel=alternate media=handheld hreflang=en href=/m>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    let relative: Vec<_> = versions.iter().filter(|version| url::Url::parse(version.href).is_err()).collect();
    if versions.is_empty() || relative.is_empty() {
        return if versions.is_empty() { inapplicable() } else { pass().with("checked", versions.len()) };
    }
    let found = fail("An hreflang link has no absolute URL").with("count", relative.len());
    relative.iter().fold(found, |verdict, version| match version.element {
        Some(element) => verdict.at(element),
        None => verdict.with_text_evidence(version.source),
    })
}
