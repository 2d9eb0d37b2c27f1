//! URLs as a crawl sees them: their normal form, their pattern, and the marks of traps.
use url::Url;

/// Parameters that only say where a visitor came from. Two names with a star: all that begin so.
const TRACKING: [&str; 18] = [
    "utm_*", "mtm_*", "pk_*", "hsa_*", "gclid", "gclsrc", "dclid", "wbraid", "gbraid", "fbclid", "msclkid", "yclid",
    "twclid", "ttclid", "igshid", "mc_cid", "mc_eid", "_hsenc",
];
/// Parameters that hold the id of a session.
const SESSIONS: [&str; 9] =
    ["phpsessid", "jsessionid", "sessionid", "session_id", "sid", "aspsessionid", "cfid", "cftoken", "oscsid"];
/// Endings of files that are no pages.
const FILES: [&str; 75] = [
    "7z",
    "aac",
    "apk",
    "atom",
    "avi",
    "avif",
    "bin",
    "bmp",
    "bz2",
    "css",
    "csv",
    "deb",
    "dmg",
    "doc",
    "docx",
    "eot",
    "epub",
    "exe",
    "flac",
    "gif",
    "gz",
    "ico",
    "ics",
    "iso",
    "jar",
    "jpeg",
    "jpg",
    "js",
    "json",
    "jsonld",
    "m4a",
    "m4v",
    "map",
    "md",
    "mjs",
    "mobi",
    "mov",
    "mp3",
    "mp4",
    "mpeg",
    "mpg",
    "msi",
    "odp",
    "ods",
    "odt",
    "ogg",
    "ogv",
    "opus",
    "otf",
    "pdf",
    "pkg",
    "png",
    "ppt",
    "pptx",
    "ps",
    "rar",
    "rss",
    "rtf",
    "svg",
    "tar",
    "tgz",
    "tif",
    "tiff",
    "ttf",
    "txt",
    "wav",
    "webm",
    "webmanifest",
    "webp",
    "woff",
    "woff2",
    "xls",
    "xlsx",
    "xz",
    "zip",
];
/// Words in paths and parameters of calendars.
const CALENDARS: [&str; 8] = ["calendar", "events", "event", "agenda", "kalender", "calendrier", "day", "month"];
/// Times that one segment may stand in a path.
const MOST_REPEATS: usize = 2;
/// Longest pattern, in bytes.
const LONGEST: usize = 200;

/// The URL without its fragment and without parameters that only say where a visitor came from; its escapes as
/// RFC 3986 (6.2.2) spells them.
pub(super) fn normal(url: &Url) -> Url {
    let mut normal = url.clone();
    normal.set_fragment(None);
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query.split('&').filter(|part| !is_tracking(part)).collect();
        let query = kept.join("&");
        // An empty query that was written stays: to some servers it is another page.
        let was_empty = url.query() == Some("");
        normal.set_query((was_empty || !query.is_empty()).then_some(query.as_str()));
    }
    match unescaped(normal.as_str()) {
        Some(text) => Url::parse(&text).unwrap_or(normal),
        None => normal,
    }
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
    TRACKING.iter().any(|each| match each.strip_suffix('*') {
        Some(start) => name.starts_with(start),
        None => name == *each,
    })
}

/// Escapes of unreserved characters undone, the others in capitals; none where nothing changes.
fn unescaped(text: &str) -> Option<String> {
    if !text.contains('%') {
        return None;
    }
    let mut normal = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        normal.push_str(before);
        let code = after.get(..2).filter(|code| code.bytes().all(|byte| byte.is_ascii_hexdigit()));
        match code.and_then(|code| Some((code, u8::from_str_radix(code, 16).ok()?))) {
            // A dot would change what the path means once it is parsed again.
            Some((_, byte)) if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'~') => {
                normal.push(char::from(byte));
            }
            Some((code, _)) => {
                normal.push('%');
                normal.push_str(&code.to_ascii_uppercase());
            }
            None => {
                normal.push('%');
                rest = after;
                continue;
            }
        }
        rest = after.get(2..).unwrap_or_default();
    }
    normal.push_str(rest);
    Some(normal)
}

fn segments(url: &Url) -> impl Iterator<Item = &str> {
    url.path().split('/').filter(|segment| !segment.is_empty())
}

/// The form of a URL: its folder with numbers levelled, and the names of its parameters. Forms that could go on for
/// ever begin with a tilde: those with parameters, and calendars.
pub(super) fn pattern(url: &Url) -> String {
    let mut folders: Vec<String> = segments(url).map(levelled).collect();
    let is_calendar = folders.iter().any(|each| CALENDARS.contains(&each.as_str()))
        && url.path().bytes().any(|byte| byte.is_ascii_digit());
    if !url.path().ends_with('/') {
        folders.pop();
    }
    let mut names: Vec<String> = url.query_pairs().map(|(name, _)| levelled(&name)).take(10).collect();
    names.sort_unstable();
    names.dedup();
    let tilde = if is_calendar || !names.is_empty() { "~" } else { "" };
    let last = if names.is_empty() { "" } else { url.path().rsplit('/').next().unwrap_or_default() };
    let pattern = format!("{tilde}/{}/{last}?{}", folders.join("/"), names.join("&"));
    crate::facts::clip(&pattern, LONGEST).to_owned()
}

/// A part of a URL in small letters, each of its numbers as one zero.
fn levelled(part: &str) -> String {
    let mut levelled = String::with_capacity(part.len());
    for each in part.chars() {
        match each.is_ascii_digit() {
            true if levelled.ends_with('0') => {}
            true => levelled.push('0'),
            false => levelled.extend(each.to_lowercase()),
        }
    }
    levelled
}

/// Whether the ending says that it is no page.
pub(super) fn is_file(url: &Url) -> bool {
    let name = url.path().rsplit('/').next().unwrap_or_default();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| FILES.binary_search(&ending.as_str()).is_ok())
}

/// Whether it carries the id of a session.
pub(super) fn has_session(url: &Url) -> bool {
    let is_session = |name: &str| SESSIONS.iter().any(|each| name.eq_ignore_ascii_case(each));
    url.path().to_ascii_lowercase().contains(";jsessionid=") || url.query_pairs().any(|(name, _)| is_session(&name))
}

/// Whether a segment of the path comes again and again, as relative links that go astray make it.
pub(super) fn repeats_itself(url: &Url) -> bool {
    let mut all: Vec<&str> = segments(url).filter(|each| !each.bytes().all(|byte| byte.is_ascii_digit())).collect();
    all.sort_unstable();
    all.chunk_by(|one, other| one == other).any(|same| same.len() > MOST_REPEATS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn normal_forms_are_not_made_up() {
        for (text, expected) in [
            ("https://example.com", "https://example.com/"),
            ("https://example.com/a/", "https://example.com/a/"),
            ("https://example.com/a?utm_source=x&b=1&fbclid=2#c", "https://example.com/a?b=1"),
            ("https://example.com/a?utm_source=x", "https://example.com/a"),
            ("https://example.com/a?", "https://example.com/a?"),
            ("https://example.com/%7euser/%c3%bc", "https://example.com/~user/%C3%BC"),
            ("https://example.com/index.html", "https://example.com/index.html"),
            ("https://example.com/100%/%2e", "https://example.com/100%/"),
            ("https://EXAMPLE.com/A?b=%zz", "https://example.com/A?b=%zz"),
        ] {
            assert_eq!(normal(&Url::parse(text).unwrap()).as_str(), expected, "{text}");
        }
    }

    #[test]
    fn patterns_bring_together_what_is_alike() {
        for (text, expected) in [
            ("https://example.com/", "//?"),
            ("https://example.com/blog/a-post", "/blog/?"),
            ("https://example.com/2024/05/17/a-post", "/0/0/0/?"),
            ("https://example.com/list?b=2&a=1", "~//list?a&b"),
            ("https://example.com/list?a=7&b=1&a=2", "~//list?a&b"),
            ("https://example.com/calendar/2024/05", "~/calendar/0/?"),
        ] {
            assert_eq!(pattern(&Url::parse(text).unwrap()), expected, "{text}");
        }
        assert!(FILES.is_sorted());
    }
}
