//! Subtags of language tags: all but the primary languages of the IANA Language Subtag Registry.
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// The subtags by kind. The head of the file has its date.
const REGISTRY: &str = include_str!("language_subtags.txt");

/// The lines of the registry by their first words; the extended languages also by their prefix.
static LISTS: LazyLock<HashMap<&str, HashSet<&str>>> = LazyLock::new(|| {
    let lines = REGISTRY.lines().filter(|line| !line.starts_with('#'));
    let lists = lines.filter_map(|line| {
        let (kind, rest) = line.split_once(' ')?;
        let (name, subtags) = if kind == "extlang" { rest.split_once(' ')? } else { (kind, rest) };
        Some((name, subtags.split(' ').collect()))
    });
    lists.collect()
});

/// Registered regions that are no countries of today: withdrawn, reserved or for private use.
const NO_COUNTRIES: [&str; 23] = [
    "aa", "ac", "an", "bu", "cp", "cq", "cs", "dd", "dg", "ea", "eu", "ez", "fx", "ic", "nt", "su", "ta", "tp", "un",
    "yd", "yu", "zr", "zz",
];

/// Returns true if a list of the registry has this subtag, ignoring case, by itself or in a range for private use.
pub(super) fn is_listed(list: &str, subtag: &str) -> bool {
    let subtag = subtag.to_ascii_lowercase();
    let is_in_range = |range: &&str| {
        let (first, last) = range.split_once("..").unwrap_or_default();
        !first.is_empty() && (first..=last).contains(&subtag.as_str())
    };
    LISTS.get(list).is_some_and(|list| list.contains(subtag.as_str()) || list.iter().any(is_in_range))
}

/// Returns true for the code of a script (ISO 15924), ignoring case. Codes for private use do not count.
pub(super) fn is_script(code: &str) -> bool {
    has("script", code)
}

/// Returns true for the code of a country that exists (ISO 3166-1, and `xk` for Kosovo), ignoring case.
pub(super) fn is_country(code: &str) -> bool {
    let code = code.to_ascii_lowercase();
    code == "xk" || code.len() == 2 && has("region", &code) && !NO_COUNTRIES.contains(&code.as_str())
}

/// Returns true for the code of an area of several countries (UN M.49), such as `419` for Latin America.
pub(super) fn is_area(code: &str) -> bool {
    code.len() == 3 && has("region", code)
}

/// Returns true if a list has the subtag by itself.
fn has(list: &str, code: &str) -> bool {
    LISTS.get(list).is_some_and(|list| list.contains(code.to_ascii_lowercase().as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_whole_codes_only() {
        assert!(is_script("Latn") && is_script("hant") && !is_script("Qaaa") && !is_script("latn cyrl"));
        assert!(is_country("GB") && is_country("xk") && !is_country("uk") && !is_country("a") && !is_country(""));
        assert!(is_area("419") && !is_area("999"));
    }
}
