//! The page's lang attribute and its own hreflang value must name the same language.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-lang-match",
    title: "The page's lang attribute matches its hreflang value",
    failure_title: "The page's lang attribute does not match its hreflang value",
    severity: Minor,
    why: "One of the two values is wrong: either search engines send speakers of another language to the page, or \
          screen readers pronounce the page in the wrong language.",
    fix: "Use the same language for `<html lang>` and the page's own `hreflang` value.",
    references: &[
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
        Wcag("3.1.1"),
    ],
    examples: &[
        Pass(r#"<html lang=en><link rel=alternate hreflang=en-GB href=https://example.com/>"#),
        Pass(r#"<html lang=nb><link rel=alternate hreflang=no href=https://example.com/>"#),
        Fail(r#"<html lang=en><link rel=alternate hreflang=de href=https://example.com/>"#),
        Fail("GET https://example.com/%C3%A4\n200\n\n<html lang=en><link rel=alternate hreflang=de href=/%c3%a4>"),
        Inapplicable(r#"<html lang=en><link rel=alternate hreflang=x-default href=https://example.com/>"#),
        Inapplicable(r#"<html lang=en><link rel=alternate hreflang=de href=https://example.com/de>"#),
        Inapplicable(r#"<html><link rel=alternate hreflang=en href=https://example.com/>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    let is_own = |target| page.resolve(target).is_some_and(|url| same_page(&url, page.url()));
    let own: Vec<_> = versions
        .iter()
        .filter(|version| !version.code.eq_ignore_ascii_case("x-default") && is_own(version.href))
        .collect();
    let (Some(language), Some(first)) = (page.primary_language(), own.first()) else { return inapplicable() };
    if own.iter().any(|version| same_language(version.code, &language)) {
        return pass();
    }
    let found =
        fail(format!("The page's lang attribute is {language}, but its hreflang value is {}", shorten(first.code, 40)));
    match first.element {
        Some(element) => found.at(element),
        None => found.with_text_evidence(first.source),
    }
}

fn same_language(code: &str, language: &str) -> bool {
    let norwegian = |language: &str| matches!(language, "no" | "nb" | "nn");
    let code = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    code == language || norwegian(&code) && norwegian(language)
}
