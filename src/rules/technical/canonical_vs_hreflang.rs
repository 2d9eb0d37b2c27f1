//! A version for one language must not count for the version in another.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-vs-hreflang",
    title: "The canonical address is not another language's version",
    failure_title: "",
    severity: Major,
    why: "The page offers itself for its language and at the same time asks to be replaced by the version in another \
          one. Search engines then drop it, and its readers get the wrong language.",
    fix: "Let each language version name its own address as canonical.",
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
        Inapplicable(r#"<link rel=canonical href=https://example.com/>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let urls: Vec<_> = page.alternates().iter().filter_map(|version| page.resolve(version.address)).collect();
    let lists = |url: &url::Url| urls.iter().any(|each| without_fragment(each) == without_fragment(url));
    let Some(canonical) = page.canonical().filter(|_| !urls.is_empty()) else { return inapplicable() };
    let is_elsewhere = without_fragment(&canonical) != without_fragment(page.url());
    if is_elsewhere && lists(&canonical) && lists(page.url()) {
        return fail("The page counts for its version in another language").seen(canonical.as_str());
    }
    pass()
}
