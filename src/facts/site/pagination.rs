//! Page numbers in the URLs of lists.
use url::Url;

/// Query parameters that select a page of a list.
const PAGE_PARAMETERS: [&str; 9] =
    ["cursor", "offset", "page", "page_num", "paged", "pagenum", "pageno", "pg", "seite"];
/// Query parameters that select a page of a list or something else: `?p=12` is also the id of a post.
const POSSIBLE_PARAMETERS: [&str; 5] = ["after", "from", "p", "skip", "start"];
/// Path segments that select a page of a list, before a number.
const PAGE_WORDS: [&str; 5] = ["page", "pagina", "pagine", "seite", "strona"];
/// A path segment before a number that may also be an id.
const POSSIBLE_WORD: &str = "p";
/// The part of a URL that selects a page of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PageNumber {
    /// The URL has none.
    None,
    /// A number that may be a page number or an id: `/news/12`, `?p=12`.
    Possible,
    /// A page number: `/news/page/12`, `?page=12`.
    Certain,
}

/// Returns a URL without its page number, so that all pages of a list have the same result.
pub fn series(text: &str) -> String {
    split(text).1
}

/// Returns true if the text of a link is a page number that selects its target in a list.
pub(in crate::facts) fn is_page_link(text: &str, url: &Url) -> bool {
    let text = text.trim();
    let is_number = matches!(text.len(), 1..=4) && text.bytes().all(|byte| byte.is_ascii_digit()) && text != "1";
    if !is_number || split(url.as_str()).0 == PageNumber::None {
        return false;
    }
    // Parameters that count items have another number than the text; an id has to be the text.
    let counts = ["from", "start", "skip", "after", "offset", "cursor"];
    let mut pairs = url.query().unwrap_or_default().split('&').filter_map(|pair| pair.split_once('='));
    url.path().trim_end_matches('/').ends_with(text)
        || pairs.any(|(name, value)| value == text || counts.contains(&name))
}

/// Returns the form of the page number of a URL, and the URL without it.
pub(super) fn split(text: &str) -> (PageNumber, String) {
    let none = || (PageNumber::None, text.to_owned());
    // Most URLs have neither a query nor a digit.
    if !text.contains('?') && !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return none();
    }
    let Ok(mut url) = Url::parse(text) else { return none() };
    let in_query = strip_query(&mut url);
    let in_path = strip_path(&mut url);
    match (in_query, in_path) {
        (PageNumber::None, PageNumber::None) => none(),
        (PageNumber::Certain, _) | (_, PageNumber::Certain) => (PageNumber::Certain, url.into()),
        _ => (PageNumber::Possible, url.into()),
    }
}

fn strip_query(url: &mut Url) -> PageNumber {
    let form_of = |part: &str| {
        let (name, value) = part.split_once('=').unwrap_or((part, ""));
        let is_any = |names: &[&str]| names.iter().any(|parameter| name.eq_ignore_ascii_case(parameter));
        let is_number = matches!(value.len(), 1..=6) && value.bytes().all(|byte| byte.is_ascii_digit());
        // A cursor may be any text; `?page=about` is a page of its own.
        match () {
            () if is_any(&["cursor"]) || is_number && is_any(&PAGE_PARAMETERS) => PageNumber::Certain,
            () if is_any(&["after"]) || is_number && is_any(&POSSIBLE_PARAMETERS) => PageNumber::Possible,
            () => PageNumber::None,
        }
    };
    let Some(query) = url.query() else { return PageNumber::None };
    let parts: Vec<(PageNumber, &str)> = query.split('&').map(|part| (form_of(part), part)).collect();
    let has = |form: PageNumber| parts.iter().any(|(found, _)| *found == form);
    let form = if has(PageNumber::Certain) {
        PageNumber::Certain
    } else if has(PageNumber::Possible) {
        PageNumber::Possible
    } else {
        return PageNumber::None;
    };
    let kept: Vec<&str> = parts.iter().filter(|(found, _)| *found == PageNumber::None).map(|(_, part)| *part).collect();
    let kept = kept.join("&");
    url.set_query(Some(kept.as_str()).filter(|kept| !kept.is_empty()));
    form
}

fn strip_path(url: &mut Url) -> PageNumber {
    // Four digits are a year, not a page number.
    let is_number = |part: &str| matches!(part.len(), 1..=3) && part.bytes().all(|byte| byte.is_ascii_digit());
    let is_word = |part: &str| PAGE_WORDS.iter().any(|word| part.eq_ignore_ascii_case(word));
    let parts: Vec<&str> = url.path().trim_end_matches('/').split('/').collect();
    let (form, kept) = match parts.as_slice() {
        [kept @ .., word, number] if is_number(number) && is_word(word) => (PageNumber::Certain, kept),
        [kept @ .., last] if PAGE_WORDS.iter().any(|word| is_numbered(last, word)) => (PageNumber::Certain, kept),
        [kept @ .., word, number] if is_number(number) && word.eq_ignore_ascii_case(POSSIBLE_WORD) => {
            (PageNumber::Possible, kept)
        }
        [kept @ .., last] if is_number(last) || is_numbered(last, POSSIBLE_WORD) => (PageNumber::Possible, kept),
        _ => return PageNumber::None,
    };
    let slash = if url.path().ends_with('/') { "/" } else { "" };
    let path = format!("{}{slash}", kept.join("/"));
    url.set_path(&path);
    form
}

/// Returns true if a path segment is this word and a number: `page-2`, `seite3`.
fn is_numbered(part: &str, word: &str) -> bool {
    let number = part.strip_prefix(word).map(|rest| rest.trim_start_matches(['-', '_']));
    number.is_some_and(|number| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn series_drops_page_numbers() {
        for (text, expected) in [
            ("https://example.com/a?page=2", "https://example.com/a"),
            ("https://example.com/a?b=1&page=2", "https://example.com/a?b=1"),
            ("https://example.com/a/page/2/", "https://example.com/a/"),
            ("https://example.com/a/page-2", "https://example.com/a"),
            ("https://example.com/a/2", "https://example.com/a"),
            ("https://example.com/page/2", "https://example.com/"),
            ("https://example.com/a?b=1", "https://example.com/a?b=1"),
            ("https://example.com/a?page=about", "https://example.com/a?page=about"),
            ("https://example.com/a/20240517", "https://example.com/a/20240517"),
            ("https://example.com/pages", "https://example.com/pages"),
        ] {
            assert_eq!(series(text), expected, "{text}");
        }
    }

    #[test]
    fn links_with_page_numbers_are_told_from_others() {
        for (text, url, expected) in [
            (" 2 ", "https://example.com/a?page=2", true),
            ("2", "https://example.com/a/2/", true),
            ("2", "https://example.com/a?start=20", true),
            ("12", "https://example.com/?p=12", true),
            ("3", "https://example.com/?p=12", false),
            ("3", "https://example.com/a/12", false),
            ("Next", "https://example.com/a?page=2", false),
            ("2", "https://example.com/a", false),
        ] {
            assert_eq!(is_page_link(text, &Url::parse(url).unwrap()), expected, "{text} {url}");
        }
    }
}
