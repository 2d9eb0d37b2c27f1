//! A page that is to be left out and to count for another one asks for two things.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.noindex-with-canonical",
    title: "A page with noindex names no other page as canonical",
    failure_title: "",
    severity: Minor,
    why: "`noindex` says to leave the page out, a canonical link to another page says to count it for that one. \
          Search engines have to guess which was meant.",
    fix: "Keep the canonical link and remove `noindex` if the page is a copy; else keep `noindex` and remove the \
          link.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(r#"<meta name="robots" content="noindex"><link rel="canonical" href="https://example.com/">"#),
        Fail(r#"<meta name="robots" content="noindex"><link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable(r#"<link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(canonical) = page.canonical().filter(|_| page.directives().is_noindex()) else { return inapplicable() };
    if without_fragment(&canonical) == without_fragment(page.url()) {
        return pass();
    }
    fail("The page has noindex and a canonical link to another page").seen(canonical.as_str())
}
