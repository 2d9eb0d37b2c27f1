//! Matching paths against rules of robots.txt: wildcards, percent-escapes, and the longest match.
use memchr::memmem;

/// Returns the part of a URL that rules are matched against: path, parameters and query, with a slash at the start. Like
/// Google's reference parser, it accepts any text.
pub(in crate::facts) fn path_and_query_of(url: &str) -> String {
    let start = if url.starts_with("//") { 2 } else { 0 };
    let find = |characters: &[char], from: usize| Some(from + url.get(from..)?.find(characters)?);
    let scheme_end = url.get(start..).and_then(|rest| rest.find("://")).map(|end| start + end);
    let early = find(&PATH_STARTS, start).unwrap_or(usize::MAX);
    let host = scheme_end.filter(|end| *end <= early).map_or(start, |end| end + 3);
    let Some(begin) = find(&PATH_STARTS, host) else { return "/".to_owned() };
    let end = find(&['#'], start).unwrap_or(url.len());
    match url.get(begin..end) {
        None => "/".to_owned(),
        Some(path) if path.starts_with('/') => path.to_owned(),
        Some(path) => format!("/{path}"),
    }
}

/// Characters that end the host.
const PATH_STARTS: [char; 3] = ['/', '?', ';'];

/// Normalizes a pattern: percent-escapes are in upper case, and bytes outside ASCII are escaped.
pub(super) fn escape(pattern: &[u8]) -> String {
    let mut escaped = String::with_capacity(pattern.len());
    let mut rest = pattern;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (byte, after) {
            (b'%', [high, low, after @ ..]) if high.is_ascii_hexdigit() && low.is_ascii_hexdigit() => {
                escaped.push('%');
                escaped.extend([high, low].map(|digit| char::from(digit.to_ascii_uppercase())));
                rest = after;
            }
            (byte, _) if byte.is_ascii() => escaped.push(char::from(*byte)),
            (byte, _) => escaped.push_str(&format!("%{byte:02X}")),
        }
    }
    escaped
}

/// Returns true if a URL matches a pattern written as in robots.txt: `/blog/`, `/*.html$`.
pub fn fits(pattern: &str, url: &str) -> bool {
    let pattern = escape(pattern.as_bytes());
    let (pattern, to_the_end) = split_end(&pattern);
    matches(path_and_query_of(url).as_bytes(), pattern.as_bytes(), to_the_end)
}

/// Returns a pattern without a `$` at its end, and true if it had one.
pub(super) fn split_end(pattern: &str) -> (&str, bool) {
    pattern.strip_suffix('$').map_or((pattern, false), |pattern| (pattern, true))
}

/// Returns true if a pattern matches the start of a path, or the whole path if `to_the_end`. Each piece between stars is
/// searched once, after the one before, so the time is linear for every pattern.
pub(super) fn matches(path: &[u8], pattern: &[u8], to_the_end: bool) -> bool {
    let mut pieces = pattern.split(|byte| *byte == b'*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let Some(last) = pieces.next_back() else { return !to_the_end || rest.is_empty() };
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match memmem::find(rest, piece).and_then(|start| rest.get(start + piece.len()..)) {
            Some(after) => rest = after,
            None => return false,
        }
    }
    if to_the_end { rest.ends_with(last) } else { memmem::find(rest, last).is_some() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn path_of_a_url_is_that_of_the_reference() {
        for (url, path) in [
            ("", "/"),
            ("http://www.example.com", "/"),
            ("http://www.example.com/", "/"),
            ("http://www.example.com/a", "/a"),
            ("http://www.example.com/a/b?c=http://d.e/", "/a/b?c=http://d.e/"),
            ("http://www.example.com/a/b;params?c#d", "/a/b;params?c"),
            ("www.example.com/a/b?c", "/a/b?c"),
            ("example.com?a", "/?a"),
            ("//a/b/c", "/b/c"),
            ("http://a#b/c", "/"),
            ("/a:b://c", "/a:b://c"),
        ] {
            assert_eq!(path_and_query_of(url), path, "{url}");
        }
    }

    #[test]
    fn patterns_match_as_in_the_reference() {
        for (pattern, path, expected) in [
            ("", "/", true),
            ("/fish", "/fisher", true),
            ("/fish$", "/fisher", false),
            ("/*.php$", "/a.php", true),
            ("/*.php$", "/a.php?b", false),
            ("*$", "/", true),
            ("$", "/", false),
            ("/a$b", "/a$bc", true),
            ("/a*b*c$", "/a-b-bc", true),
            ("/a*a$", "/a", false),
            ("a", "/a", false),
        ] {
            let (text, to_the_end) = split_end(pattern);
            assert_eq!(matches(path.as_bytes(), text.as_bytes(), to_the_end), expected, "{pattern} on {path}");
        }
        assert_eq!(escape("/é%e2%9d*%zz".as_bytes()), "/%C3%A9%E2%9D*%zz");
    }
}
