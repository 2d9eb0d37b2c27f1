//! URL functions of the crawl: normal form, pattern and the detection of crawler traps.
use crate::facts::is_tracking_parameter;
use crate::model::urls::normalized;
use url::Url;

/// Query parameters that contain a session id.
const SESSIONS: [&str; 9] =
    ["phpsessid", "jsessionid", "sessionid", "session_id", "sid", "aspsessionid", "cfid", "cftoken", "oscsid"];
/// File extensions that are not HTML pages, sorted.
const FILE_EXTENSIONS: [&str; 75] = [
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
/// Path segments that calendars use.
const CALENDARS: [&str; 8] = ["calendar", "events", "event", "agenda", "kalender", "calendrier", "day", "month"];
/// Maximum number of times that one segment may occur in a path.
const MAX_REPEATS: usize = 2;
/// Maximum length of a pattern, in bytes.
const MAX_PATTERN_BYTES: usize = 200;

/// Returns the form in which a discovered URL is stored and fetched: the normal form of RFC 3986 without fragment and
/// tracking parameters.
pub(super) fn normal(url: &Url) -> Url {
    let mut normal = url.clone();
    normal.set_fragment(None);
    if let Some(query) = url.query() {
        let kept: Vec<&str> = query
            .split('&')
            .filter(|part| !is_tracking_parameter(part.split('=').next().unwrap_or_default()))
            .collect();
        let query = kept.join("&");
        // An empty query is kept: to some servers `/a?` is another page than `/a`.
        let was_empty = url.query() == Some("");
        normal.set_query((was_empty || !query.is_empty()).then_some(query.as_str()));
    }
    normalized(&normal)
}

/// Returns the path segments that are not empty.
fn segments(url: &Url) -> impl Iterator<Item = &str> {
    url.path().split('/').filter(|segment| !segment.is_empty())
}

/// Returns the form that similar URLs share: the folder with each number replaced by 0, and the sorted names of the
/// query parameters. The pattern starts with `~` if it may have an unlimited number of URLs: with parameters, and
/// calendars.
pub(super) fn pattern(url: &Url) -> String {
    let mut folders: Vec<String> = segments(url).map(without_numbers).collect();
    let is_calendar = folders.iter().any(|folder| CALENDARS.contains(&folder.as_str()))
        && url.path().bytes().any(|byte| byte.is_ascii_digit());
    if !url.path().ends_with('/') {
        folders.pop();
    }
    let mut names: Vec<String> = url.query_pairs().map(|(name, _)| without_numbers(&name)).take(10).collect();
    names.sort_unstable();
    names.dedup();
    let tilde = if is_calendar || !names.is_empty() { "~" } else { "" };
    let last = if names.is_empty() { "" } else { url.path().rsplit('/').next().unwrap_or_default() };
    let pattern = format!("{tilde}/{}/{last}?{}", folders.join("/"), names.join("&"));
    crate::facts::clip(&pattern, MAX_PATTERN_BYTES).to_owned()
}

/// Returns a part of a URL in lower case, with each number replaced by one `0`.
fn without_numbers(part: &str) -> String {
    let mut text = String::with_capacity(part.len());
    for character in part.chars() {
        if !character.is_ascii_digit() {
            text.extend(character.to_lowercase());
        } else if !text.ends_with('0') {
            text.push('0');
        }
    }
    text
}

/// Returns true if the file extension is that of a file other than an HTML page.
pub(super) fn is_file(url: &Url) -> bool {
    let name = url.path().rsplit('/').next().unwrap_or_default();
    let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
    extension.is_some_and(|extension| FILE_EXTENSIONS.binary_search(&extension.as_str()).is_ok())
}

/// Returns true if the URL contains a session id.
pub(super) fn has_session(url: &Url) -> bool {
    let is_session = |name: &str| SESSIONS.iter().any(|session| name.eq_ignore_ascii_case(session));
    url.path().to_ascii_lowercase().contains(";jsessionid=") || url.query_pairs().any(|(name, _)| is_session(&name))
}

/// Returns true if a path segment other than a number occurs too often, as broken relative links produce.
pub(super) fn repeats_itself(url: &Url) -> bool {
    let mut all: Vec<&str> =
        segments(url).filter(|segment| !segment.bytes().all(|byte| byte.is_ascii_digit())).collect();
    all.sort_unstable();
    all.chunk_by(|one, other| one == other).any(|same| same.len() > MAX_REPEATS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn urls_are_normalized() {
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
    fn similar_urls_share_a_pattern() {
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
        assert!(FILE_EXTENSIONS.is_sorted());
    }
}
