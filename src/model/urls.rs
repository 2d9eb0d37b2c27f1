//! Comparing URLs: the normal form of RFC 3986. Every comparison of two URLs goes through this file.
//!
//! [`Url`] already has scheme and host in lower case, no default port, no empty path and no dot segments. What remains are
//! escapes (RFC 3986, 6.2.2.1 and 6.2.2.2): `%7e` and `~` are one character, and so are `%e3` and `%E3`. An escape of a
//! reserved character, such as `%2F`, is not the character itself.
use std::borrow::Cow;
use url::Url;

/// Returns the URL without its fragment, as written. Texts of URLs are compared with [`same_page`] instead.
pub fn without_fragment(url: &Url) -> &str {
    cut(url.as_str())
}

/// Returns true if two URLs are equal (RFC 3986, 6.2.2 and 6.2.3).
pub fn same_url(one: &Url, other: &Url) -> bool {
    is_equal(one.as_str(), other.as_str())
}

/// Returns true if two URLs are equal apart from their fragments.
pub fn same_page(one: &Url, other: &Url) -> bool {
    same_page_text(one.as_str(), other.as_str())
}

/// Does the same as [`same_page`] for the texts of parsed URLs.
pub fn same_page_text(one: &str, other: &str) -> bool {
    is_equal(cut(one), cut(other))
}

/// Returns the URL in its normal form, with its fragment.
pub fn normalized(url: &Url) -> Url {
    match normal_escapes(url.as_str()) {
        Cow::Borrowed(_) => url.clone(),
        // If the result did not parse, the URL would stay as it is.
        Cow::Owned(text) => Url::parse(&text).unwrap_or_else(|_| url.clone()),
    }
}

/// Returns the normal form of a URL without its fragment: equal pages have equal keys.
pub fn url_key(url: &Url) -> String {
    text_key(url.as_str()).into_owned()
}

/// Does the same as [`url_key`] for the text of a parsed URL.
pub fn text_key(text: &str) -> Cow<'_, str> {
    normal_escapes(cut(text))
}

/// Does the same as [`url_key`] for any text. One that is not a URL is returned as it is.
pub fn page_key(text: &str) -> String {
    Url::parse(text).map_or_else(|_| text.to_owned(), |url| url_key(&url))
}

fn cut(text: &str) -> &str {
    text.split('#').next().unwrap_or_default()
}

fn is_equal(one: &str, other: &str) -> bool {
    let has_escapes = || one.contains('%') || other.contains('%');
    one == other || has_escapes() && normal_escapes(one) == normal_escapes(other)
}

/// Writes escapes in upper case and decodes none, as robots.txt is matched.
pub fn upper_escapes(text: &str) -> Cow<'_, str> {
    escapes(text, |_| false)
}

/// Decodes the escapes of unreserved characters and writes the others in upper case. A percent sign without two digits stays
/// as it is.
pub fn normal_escapes(text: &str) -> Cow<'_, str> {
    escapes(text, is_unreserved)
}

fn escapes(text: &str, is_decoded: fn(u8) -> bool) -> Cow<'_, str> {
    let mut parts = text.split('%');
    let first = parts.next().unwrap_or_default();
    if first.len() == text.len() {
        return Cow::Borrowed(text);
    }
    let mut normal = String::with_capacity(text.len());
    normal.push_str(first);
    // A decoded digit after a bare percent sign, as in `%%37E`, would make an escape that was not there.
    let mut is_open = false;
    for part in parts {
        let code = part.get(..2).filter(|code| code.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match (code.and_then(|code| u8::from_str_radix(code, 16).ok()), part.get(2..)) {
            (Some(byte), Some(rest)) if is_decoded(byte) && !is_open => {
                normal.push(char::from(byte));
                normal.push_str(rest);
            }
            (Some(byte), Some(rest)) => {
                normal.push_str(&format!("%{byte:02X}"));
                normal.push_str(rest);
                is_open = false;
            }
            _ => {
                normal.push('%');
                normal.push_str(part);
                is_open = part.len() < 2 && part.bytes().all(|digit| digit.is_ascii_hexdigit());
            }
        }
    }
    Cow::Owned(normal)
}

/// Returns true for the characters that mean the same with and without an escape (RFC 3986, 2.3).
const fn is_unreserved(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(one: &str, other: &str) -> bool {
        let [one, other] = [one, other].map(|text| Url::parse(text).unwrap());
        let is_same = same_page(&one, &other);
        assert_eq!(is_same, url_key(&one) == url_key(&other), "{one} {other}");
        assert_eq!(is_same, page_key(one.as_str()) == page_key(other.as_str()), "{one} {other}");
        is_same
    }

    #[test]
    fn urls_are_equal_as_rfc_3986_says() {
        for (one, other) in [
            ("https://a.test/%e3%83%86/", "https://a.test/%E3%83%86/"),
            ("https://a.test/%e3%83%86/", "https://a.test/テ/"),
            ("https://a.test/%7Eann", "https://a.test/~ann"),
            ("https://a.test/%41%2d%2E%5f", "https://a.test/A-._"),
            ("HTTPS://A.TEST", "https://a.test/"),
            ("https://a.test:443/", "https://a.test"),
            ("http://a.test:80/b", "http://a.test/b"),
            ("https://a.test:/", "https://a.test/"),
            ("https://a.test/b/../c/./d", "https://a.test/c/d"),
            ("https://a.test/b/%2e%2E/c/%2e/d", "https://a.test/c/d"),
            ("https://a.test/?q=%e3&r=%7e", "https://a.test/?q=%E3&r=~"),
            ("https://bücher.test/", "https://xn--bcher-kva.test/"),
            ("https://a.test/b#c", "https://a.test/b#d"),
        ] {
            assert!(is_same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn other_urls_are_not_equal() {
        for (one, other) in [
            ("https://a.test/b%2Fc", "https://a.test/b/c"),
            ("https://a.test/%3Fb", "https://a.test/?b"),
            ("https://a.test/?b=%26c", "https://a.test/?b=&c"),
            ("https://a.test/?b=c+d", "https://a.test/?b=c%20d"),
            ("https://a.test/?b=c+d", "https://a.test/?b=c%2Bd"),
            ("https://a.test/?b&c", "https://a.test/?c&b"),
            ("https://a.test/b", "https://a.test/B"),
            ("https://a.test/b", "https://a.test/b/"),
            ("https://a.test/?", "https://a.test/"),
            ("https://a.test/", "http://a.test/"),
            ("https://a.test/", "https://www.a.test/"),
            ("https://a.test/", "https://a.test:8443/"),
            ("https://a.test/%2525", "https://a.test/%25"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
        }
        let [one, other] = ["https://a.test/#b", "https://a.test/#c"].map(|text| Url::parse(text).unwrap());
        assert!(!same_url(&one, &other));
    }

    #[test]
    fn the_normal_form_is_stable() {
        for (text, expected) in [
            ("https://a.test/%", "https://a.test/%"),
            ("https://a.test/%zz%4", "https://a.test/%zz%4"),
            ("https://a.test/%%37E", "https://a.test/%%37E"),
            ("https://a.test/%%7e", "https://a.test/%%7E"),
            ("https://a.test/%7%45", "https://a.test/%7%45"),
            ("https://a.test/100%/%7e", "https://a.test/100%/~"),
            ("https://a.test/%2541", "https://a.test/%2541"),
            ("https://a.test/%2e%2e%2e/b", "https://a.test/.../b"),
        ] {
            let normal = normalized(&Url::parse(text).unwrap());
            assert_eq!(normal.as_str(), expected, "{text}");
            assert_eq!(normalized(&normal), normal, "{text}");
        }
        assert_eq!(page_key("HTTPS://A.test:443/%7Ea/%c3%a9?q=%2F#x"), "https://a.test/~a/%C3%A9?q=%2F");
        assert_eq!(page_key("not a URL %e3"), "not a URL %e3");
    }
}
