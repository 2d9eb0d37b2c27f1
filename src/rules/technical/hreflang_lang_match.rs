//! The language of the page and the one under which it is offered are the same.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.hreflang-lang-match",
    title: "The page is in the language that its hreflang says",
    failure_title: "",
    severity: Minor,
    why: "One of the two is wrong: search engines send readers of another language here, or screen readers pronounce \
          the page in the wrong one.",
    fix: "Give `<html lang>` and the page's own `hreflang` the same language.",
    references: &[
        Url("https://developers.google.com/search/docs/specialty/international/localized-versions"),
        Wcag("3.1.1"),
    ],
    examples: &[
        Pass(r#"<html lang=en><link rel=alternate hreflang=en-GB href=https://example.com/>"#),
        Pass(r#"<html lang=nb><link rel=alternate hreflang=no href=https://example.com/>"#),
        Fail(r#"<html lang=en><link rel=alternate hreflang=de href=https://example.com/>"#),
        Inapplicable(r#"<html lang=en><link rel=alternate hreflang=x-default href=https://example.com/>"#),
        Inapplicable(r#"<html lang=en><link rel=alternate hreflang=de href=https://example.com/de>"#),
        Inapplicable(r#"<html><link rel=alternate hreflang=en href=https://example.com/>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let versions = page.alternates();
    let is_own =
        |address| page.resolve(address).is_some_and(|url| without_fragment(&url) == without_fragment(page.url()));
    let own: Vec<_> = versions
        .iter()
        .filter(|version| !version.code.eq_ignore_ascii_case("x-default") && is_own(version.address))
        .collect();
    let (Some(language), Some(first)) = (page.primary_language(), own.first()) else { return inapplicable() };
    if own.iter().any(|version| same_language(version.code, &language)) {
        return pass();
    }
    let found = fail(format!("The page says it is in {language}, its hreflang says {}", shorten(first.code, 40)));
    match first.element {
        Some(element) => found.at(element),
        None => found.seen(first.source),
    }
}

fn same_language(code: &str, language: &str) -> bool {
    let norwegian = |language: &str| matches!(language, "no" | "nb" | "nn");
    let code = code.trim().split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
    code == language || norwegian(&code) && norwegian(language)
}
