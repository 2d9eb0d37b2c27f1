//! A template that sets the home page as canonical removes every other page from search results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-not-root",
    title: "The canonical URL of a subpage is not the home page",
    failure_title: "The canonical URL of a subpage is the home page",
    severity: Major,
    why: "A page with the home page as its canonical URL asks search engines to list the home page instead. This \
          usually comes from a copied template, and it hides the page from search results.",
    fix: "Set the page's own URL as the canonical URL.",
    references: &[
        Url("https://developers.google.com/search/blog/2013/04/5-common-mistakes-with-relcanonical"),
        Url("https://developer.chrome.com/docs/lighthouse/seo/canonical"),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass("GET https://example.com/cats\n200\n\n<link rel=canonical href=https://example.com/cats>"),
        Pass("GET https://example.com/index.html\n200\n\n<link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/en-us/\n200\n\n<link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/cats\n200\n\n<link rel=canonical href=https://example.org/>"),
        Pass("GET https://example.com/amp/\n200\n\n<html amp><link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/amp.html\n200\n\n<html ⚡><link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/?amp=1\n200\n\n<html ⚡><link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/de/amp\n200\n\n<html amp><link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/index.amp.html\n200\n\n<html amp><link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/print/\n200\n\n<link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/m/\n200\n\n<link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/us/en/\n200\n\n<link rel=canonical href=https://example.com/>"),
        Pass("GET https://example.com/startseite\n200\n\n<link rel=canonical href=https://example.com/>"),
        Fail("GET https://example.com/amp/cats\n200\n\n<html amp><link rel=canonical href=https://example.com/>"),
        Fail("GET https://example.com/cats/amp\n200\n\n<html amp><link rel=canonical href=https://example.com/>"),
        Fail("GET https://example.com/cats/print\n200\n\n<link rel=canonical href=https://example.com/>"),
        Fail("GET https://example.com/cats\n200\n\n<link rel=canonical href=https://example.com/>"),
        Fail("GET https://example.com/de/cats\n200\n\n<link rel=canonical href=https://www.example.com>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(canonical) = page.canonical() else { return inapplicable() };
    let is_root = canonical.path() == "/" && canonical.query().is_none() && page.is_own(&canonical);
    if !is_root || is_home(page.url().path()) {
        return pass();
    }
    fail("The canonical URL of this subpage is the home page").with_text_evidence(canonical.as_str())
}

/// Names of home pages, without extension.
const HOMES: [&str; 14] = [
    "accueil",
    "default",
    "etusivu",
    "forside",
    "hem",
    "home",
    "homepage",
    "index",
    "inicio",
    "main",
    "start",
    "startseite",
    "startsida",
    "welcome",
];
/// Names of views of a page for other devices or for print.
const VIEWS: [&str; 7] = ["amp", "desktop", "lite", "m", "mobile", "mobil", "print"];

/// Returns true for paths that commonly lead to a home page, such as `/index.php`, `/home`, `/en/` or `/amp`.
fn is_home(path: &str) -> bool {
    let path = path.trim_matches('/').to_ascii_lowercase();
    let stem = |segment: &str| segment.split('.').next().unwrap_or_default().to_owned();
    let is_start = |segment: &str| {
        let stem = stem(segment);
        is_language(&stem) || VIEWS.contains(&stem.as_str()) || HOMES.contains(&stem.as_str())
    };
    let last = stem(path.rsplit('/').next().unwrap_or_default());
    path.is_empty() || HOMES.contains(&last.as_str()) || path.split('/').all(is_start)
}

/// Returns true for the code of a language or country, such as `en`, `en-us` or `zh-hant`.
fn is_language(segment: &str) -> bool {
    let mut parts = segment.split(['-', '_']);
    parts.next().is_some_and(|part| part.len() == 2) && parts.all(|part| matches!(part.len(), 2 | 4))
}
