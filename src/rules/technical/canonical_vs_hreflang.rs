//! The canonical URL of one language version must not be the version in another language.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-vs-hreflang",
    title: "The canonical URL is not another language version",
    failure_title: "The canonical URL is another language version of the page",
    severity: Major,
    why: "The page lists itself as the version for its language, but its canonical URL asks search engines to list \
          another language version instead. Search engines then drop the page, and its users get the wrong language.",
    fix: "Set each language version's own URL as its canonical URL.",
    references: &[
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/canonical"),
    ],
    examples: &[
        Pass(
            r#"<link rel=canonical href=https://example.com/>
               <link rel=alternate hreflang=en href=https://example.com/><link rel=alternate hreflang=de href=https://example.com/de>"#,
        ),
        Fail(
            r#"<link rel=canonical href=https://example.com/de>
               <link rel=alternate hreflang=en href=https://example.com/><link rel=alternate hreflang=de href=https://example.com/de>"#,
        ),
        Pass(
            r#"<link rel=canonical href=https://example.com/print>
               <link rel=alternate hreflang=en href=https://example.com/><link rel=alternate hreflang=en media=print href=https://example.com/print>"#,
        ),
        Pass(
            "GET https://example.com/%C3%A4\n200\n\n<link rel=canonical href=/%c3%a4><link rel=alternate hreflang=de href=/%C3%A4>",
        ),
        Inapplicable(r#"<link rel=canonical href=https://example.com/>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let urls: Vec<_> = page.alternates().iter().filter_map(|version| page.resolve(version.href)).collect();
    let lists = |url: &url::Url| urls.iter().any(|listed| same_page(listed, url));
    let Some(canonical) = page.canonical().filter(|_| !urls.is_empty()) else { return inapplicable() };
    let is_elsewhere = !same_page(&canonical, page.url());
    if is_elsewhere && lists(&canonical) && lists(page.url()) {
        return fail("The canonical URL is another language version of the page")
            .with_text_evidence(canonical.as_str());
    }
    pass()
}
