//! Keyphrases: the search terms that the pages of an audit want to be found for.
use super::urls::page_key;
use std::collections::BTreeMap;

/// Longest keyphrase, in characters.
pub const MAX_KEYPHRASE_LENGTH: usize = 100;
/// Maximum number of pages of an audit with a keyphrase.
pub const MAX_KEYPHRASES: usize = 100;

/// The keyphrase of each page, by the key of its URL.
pub type Keyphrases = BTreeMap<String, String>;

/// Reads a keyphrase: trimmed, with single spaces. `None` if it is empty, too long, or without letters and digits.
pub fn keyphrase(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let phrase = words.join(" ");
    let fits = phrase.chars().count() <= MAX_KEYPHRASE_LENGTH
        && phrase.chars().any(char::is_alphanumeric)
        && !phrase.contains(char::is_control);
    fits.then_some(phrase)
}

/// Returns the keyphrase of the page with one of these URLs: the requested one, or the one after redirects.
pub fn keyphrase_of<'a>(keyphrases: &'a Keyphrases, urls: [&str; 2]) -> Option<&'a str> {
    if keyphrases.is_empty() {
        return None;
    }
    urls.into_iter().find_map(|url| keyphrases.get(&page_key(url))).map(String::as_str)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keyphrases_are_trimmed_and_limited() {
        assert_eq!(keyphrase("  blue \n boats ").as_deref(), Some("blue boats"));
        assert_eq!(keyphrase(&"é".repeat(100)).map(|phrase| phrase.chars().count()), Some(100));
        for wrong in ["", "  ", "…!", "a\u{7}b", &"a".repeat(101)] {
            assert_eq!(keyphrase(wrong), None, "{wrong:?}");
        }
    }

    #[test]
    fn pages_are_found_by_equal_urls() {
        let keyphrases = Keyphrases::from([("https://example.com/~a".to_owned(), "blue boats".to_owned())]);
        let found = |one, other| keyphrase_of(&keyphrases, [one, other]);
        assert_eq!(found("HTTPS://example.com:443/%7ea#b", ""), Some("blue boats"));
        assert_eq!(found("https://example.com/", "https://example.com/~a"), Some("blue boats"));
        assert_eq!(found("https://example.com/", "https://example.com/~A"), None);
    }
}
