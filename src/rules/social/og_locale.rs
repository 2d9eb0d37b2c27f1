//! `og:locale` states the language of a shared page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-locale",
    title: "og:locale is valid and matches the page language",
    failure_title: "og:locale is invalid or does not match the page language",
    severity: Info,
    why: "Networks assume `en_US` if `og:locale` is missing or cannot be read.",
    fix: "Write the tag as `<meta property=\"og:locale\" content=\"de_AT\">`, with an underscore and the territory in \
          capital letters.",
    references: &[Url("https://ogp.me/#optional")],
    examples: &[
        Pass(r#"<html lang="de-AT"><meta property="og:locale" content="de_AT">"#),
        Fail(r#"<meta property="og:locale" content="German">"#),
        Fail(r#"<html lang="de"><meta property="og:locale" content="en_US">"#),
        Pass(r#"<html lang="nn"><meta property="og:locale" content="nb_NO">"#),
        Fail(r#"<html lang="nl"><meta property="og:locale" content="nb_NO">"#),
        Inapplicable(r#"<html lang="de"><title>Tassen</title>"#),
    ],
    check: Page(check),
};

/// Codes for the same language: Norwegian and its written forms, and old codes.
const SAME: [&[&str]; 6] =
    [&["no", "nb", "nn"], &["he", "iw"], &["id", "in"], &["yi", "ji"], &["tl", "fil"], &["ku", "ckb", "kmr"]];

fn check(page: &PageFacts) -> Verdict {
    let Some(meta) = page.meta_elements("og:locale").next() else { return inapplicable() };
    let locale = meta.attr_text("content").unwrap_or_default();
    let (language, territory) = locale.split_once(['_', '-']).unwrap_or((locale, ""));
    let is_word = |text: &str, lengths: &[usize]| {
        lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    if !is_word(language, &[2, 3]) || !is_word(territory, &[0, 2, 3, 4]) {
        return fail("og:locale is not in the form language_TERRITORY").at(meta);
    }
    let language_code = language.to_ascii_lowercase();
    let same = |own: &str| {
        own == language_code || SAME.iter().any(|codes| [own, &language_code].iter().all(|code| codes.contains(code)))
    };
    match page.primary_language() {
        Some(own) if !same(&own) => fail(format!("og:locale is {locale}, but the page language is {own}")).at(meta),
        _ => pass(),
    }
}
