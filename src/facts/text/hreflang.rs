//! hreflang values: a language, then optionally a script and a country. Languages, scripts and areas are those of language
//! tags in general; of countries only the codes of ISO 3166-1 count.
use super::language_tags::is_language;
use super::subtags::{is_area, is_country, is_script};

/// Returns the problem of an hreflang value, as a verb phrase. `None` if it is valid.
pub fn hreflang_fault(code: &str) -> Option<String> {
    if code.trim() != code {
        return Some("has white space at its start or end".to_owned());
    }
    let lower = code.to_ascii_lowercase();
    if lower == "x-default" {
        return None;
    }
    if lower.contains('_') {
        return Some("has an underscore instead of a hyphen".to_owned());
    }
    let mut parts = lower.split('-');
    let language = parts.next().unwrap_or_default();
    // Languages with a two-letter code have no three-letter code.
    if !is_language(language) {
        return Some(match MISTAKEN.iter().find(|(wrong, _)| *wrong == language) {
            Some((_, right)) => format!("starts with a country code instead of the language code {right}"),
            None => "does not start with an ISO 639-1 language code".to_owned(),
        });
    }
    let mut rest = parts.next();
    if let Some(script) = rest.filter(|script| script.len() == 4) {
        if !is_script(script) {
            return Some("has a script that is not an ISO 15924 code".to_owned());
        }
        rest = parts.next();
    }
    match rest {
        None => None,
        Some("uk") => Some("uses UK for the United Kingdom, whose code is GB".to_owned()),
        Some(_) if parts.next().is_some() => Some("has parts other than language, script and country".to_owned()),
        Some(region) => {
            let is_region = is_country(region) || is_area(region);
            (!is_region).then(|| "has a region that is not an ISO 3166-1 country code".to_owned())
        }
    }
}

/// Country codes that are mistaken for language codes, with the right codes.
const MISTAKEN: [(&str, &str); 6] =
    [("jp", "ja"), ("cn", "zh"), ("cz", "cs"), ("dk", "da"), ("gr", "el"), ("ua", "uk")];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_language_and_country_codes() {
        for good in [
            "en",
            "EN-us",
            "zh-Hant-TW",
            "zh-Hans",
            "x-default",
            "X-Default",
            "es-419",
            "fil",
            "fil-PH",
            "uk",
            "sr-Latn-RS",
        ] {
            assert_eq!(hreflang_fault(good), None, "{good}");
        }
        for bad in [
            "",
            " es",
            "en_US",
            "jp",
            "xx",
            "en-UK",
            "en-EU",
            "xx1",
            "de-de-de",
            "english",
            "en-",
            "zh-Hanz",
            "zh-Hans-XX",
            "zh-CN-Hans",
            "es-999",
            "eng",
            "xyz",
            "x-y",
            "en--US",
        ] {
            assert!(hreflang_fault(bad).is_some(), "{bad}");
        }
    }
}
