//! A noindex and a canonical link to another page contradict each other.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.noindex-with-canonical",
    title: "The page does not combine noindex with a canonical link to another page",
    failure_title: "The page combines noindex with a canonical link to another page",
    severity: Minor,
    why: "`noindex` asks search engines to exclude the page, while a canonical link to another page asks them to treat \
          it as a copy of that page. Search engines have to guess which one was intended.",
    fix: "If the page is a copy, keep the canonical link and remove `noindex`. Otherwise keep `noindex` and remove the \
          canonical link.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(
            "GET https://example.com/%C3%A4\n200\n\n<meta name=robots content=noindex><link rel=canonical href=/%c3%a4>",
        ),
        Pass(r#"<meta name="robots" content="noindex"><link rel="canonical" href="https://example.com/">"#),
        Fail(r#"<meta name="robots" content="noindex"><link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable(r#"<link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(canonical) = page.canonical().filter(|_| page.directives().is_noindex()) else { return inapplicable() };
    if same_page(&canonical, page.url()) {
        return pass();
    }
    fail("The page has noindex and a canonical link to another page").with_text_evidence(canonical.as_str())
}
