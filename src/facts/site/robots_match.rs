//! How a rule of robots.txt meets a path: wildcards, percent-escapes, and the longest match.
use memchr::memmem;

/// The part of an address that rules are held against: path, parameters and query; always with a slash at the start.
pub(in crate::facts) fn path_and_query_of(address: &str) -> String {
    let start = if address.starts_with("//") { 2 } else { 0 };
    let find = |what: &[char], from: usize| Some(from + address.get(from..)?.find(what)?);
    let scheme_end = address.get(start..).and_then(|rest| rest.find("://")).map(|place| start + place);
    let early = find(&PATH_STARTS, start).unwrap_or(usize::MAX);
    let host = scheme_end.filter(|end| *end <= early).map_or(start, |end| end + 3);
    let Some(begin) = find(&PATH_STARTS, host) else { return "/".to_owned() };
    let end = find(&['#'], start).unwrap_or(address.len());
    match address.get(begin..end) {
        None => "/".to_owned(),
        Some(path) if path.starts_with('/') => path.to_owned(),
        Some(path) => format!("/{path}"),
    }
}

/// What ends scheme and host.
const PATH_STARTS: [char; 3] = ['/', '?', ';'];

/// A pattern with its escapes in upper case, and what is not ASCII escaped.
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

/// How many bytes of pattern match the path, if the rule matches at all. A rule that allows `/x/index.html` allows `/x/`.
pub(super) fn priority(path: &str, pattern: &str, allow: bool) -> Option<usize> {
    if matches(path.as_bytes(), pattern.as_bytes()) {
        return Some(pattern.len());
    }
    let folder = pattern.rsplit_once('/').filter(|(_, file)| allow && file.starts_with("index.htm"))?.0;
    let pattern = format!("{folder}/$");
    matches(path.as_bytes(), pattern.as_bytes()).then_some(pattern.len())
}

/// Whether an address fits a pattern that is written as in robots.txt: `/blog/`, `/*.html$`.
pub fn fits(pattern: &str, address: &str) -> bool {
    matches(path_and_query_of(address).as_bytes(), escape(pattern.as_bytes()).as_bytes())
}

/// Whether a pattern matches the start of a path. Each piece between stars is looked for once, behind the one before;
/// so time is linear, whatever the pattern.
fn matches(path: &[u8], pattern: &[u8]) -> bool {
    let (pattern, to_the_end) = pattern.strip_suffix(b"$").map_or((pattern, false), |pattern| (pattern, true));
    let mut pieces = pattern.split(|byte| *byte == b'*');
    let Some(mut rest) = path.strip_prefix(pieces.next().unwrap_or_default()) else { return false };
    let Some(last) = pieces.next_back() else { return !to_the_end || rest.is_empty() };
    for piece in pieces.filter(|piece| !piece.is_empty()) {
        match memmem::find(rest, piece).and_then(|place| rest.get(place + piece.len()..)) {
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
    fn a_path_is_taken_from_an_address() {
        for (address, path) in [
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
            assert_eq!(path_and_query_of(address), path, "{address}");
        }
    }

    #[test]
    fn patterns_match_as_the_reference_does() {
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
            assert_eq!(matches(path.as_bytes(), pattern.as_bytes()), expected, "{pattern} on {path}");
        }
        assert_eq!(escape("/é%e2%9d*%zz".as_bytes()), "/%C3%A9%E2%9D*%zz");
        assert_eq!(priority("/x/", "/x/index.html", true), Some(4));
        assert_eq!(priority("/x/y/", "/x/*/index.html", true), Some(6));
        assert_eq!(priority("/x/", "/x/index.html", false), None);
    }
}
