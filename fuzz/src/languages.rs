//! Language tags (BCP 47), hreflang values and Link headers with them.
use super::findings::{of_headers, outcome};
use sitegauge::facts::{HeaderLink, hreflang_fault, is_language_tag};
use sitegauge::model::Outcome;

const RULES: [&str; 3] = ["technical.hreflang", "accessibility.html-lang", "accessibility.lang-parts"];

/// Case and surrounding white space do not matter, only the first subtag is checked, and both tables agree.
pub fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let tag = text.trim();
    let is_tag = is_language_tag(tag);
    assert_eq!(is_language_tag(&text), is_tag, "with white space around it");
    assert_eq!(is_language_tag(&tag.to_ascii_uppercase()), is_tag);
    assert_eq!(is_language_tag(&tag.to_ascii_lowercase()), is_tag);
    if is_tag {
        let first = tag.split('-').next().unwrap_or_default();
        assert!((2..=3).contains(&first.len()) || first.eq_ignore_ascii_case("x"), "{tag}");
        assert!(first.bytes().all(|byte| byte.is_ascii_alphabetic()), "{tag}");
        assert!(is_language_tag(&format!("{tag}-Latn")));
        assert!(first.len() == 1 || is_language_tag(first));
    }

    let fault = hreflang_fault(&text);
    assert_eq!(fault, hreflang_fault(&text.to_ascii_uppercase()), "{text}");
    if fault.is_none() && !text.eq_ignore_ascii_case("x-default") {
        let first = text.split('-').next().unwrap_or_default();
        assert!(first.len() == 3 || is_tag, "{text} is an hreflang, but no language tag");
        assert!(text.len() <= "abc-abcd-abc".len() && text.trim() == text, "{text}");
    }

    for link in HeaderLink::parse_all(&text) {
        assert!(text.contains(link.source) && link.source.contains(link.target), "{text}");
        for name in ["rel", "hreflang"] {
            assert!(link.parameter(name).is_none_or(|value| link.source.contains(value)));
            assert_eq!(link.parameter(name), link.parameter(&name.to_ascii_uppercase()));
        }
    }
    let value = text.replace('&', "&amp;").replace('"', "&quot;");
    let html = format!(
        "<!doctype html><html lang=\"{value}\"><title>x</title><link rel=alternate hreflang=\"{value}\" href=/x><p lang=\"{value}\">x"
    );
    let findings = of_headers(&[("link", tag), ("content-language", tag)], &html, &RULES);
    // The HTML parser replaces these characters.
    if !tag.is_empty() && !text.contains(['\0', '\r']) {
        let expected = if is_tag { Outcome::Passed } else { Outcome::Failed };
        assert_eq!(outcome(&findings, "accessibility.html-lang-valid"), expected, "{text:?}");
    }
}
