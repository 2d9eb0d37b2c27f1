//! The type of a file that may be a page: by its first bytes, its extension and its text.
use crate::facts::{is_binary, sniff};
use std::path::Path;

/// Extensions of pages.
const PAGES: [&str; 5] = ["html", "htm", "xhtml", "xht", "shtml"];
/// Extensions of text files that are not pages, with their names.
const OTHERS: [(&str, &str); 24] = [
    ("atom", "an Atom feed"),
    ("css", "CSS"),
    ("csv", "CSV"),
    ("js", "JavaScript"),
    ("json", "JSON"),
    ("jsonld", "JSON"),
    ("log", "plain text"),
    ("map", "JSON"),
    ("markdown", "Markdown"),
    ("md", "Markdown"),
    ("mjs", "JavaScript"),
    ("rs", "source code"),
    ("py", "source code"),
    ("rss", "an RSS feed"),
    ("scss", "CSS"),
    ("sh", "source code"),
    ("svg", "an SVG image"),
    ("toml", "TOML"),
    ("ts", "TypeScript"),
    ("txt", "plain text"),
    ("webmanifest", "JSON"),
    ("xml", "XML"),
    ("yaml", "YAML"),
    ("yml", "YAML"),
];
/// Number of bytes of a file that are looked at.
const MAX_BYTES: usize = 16 << 10;

/// Returns the type of a file that is not an HTML page, as in "The file is CSS"; `None` for a page. `path` is `None` for
/// standard input. With `is_declared` a header says that it is HTML, and only the bytes can prove the opposite.
pub(super) fn other_type(path: Option<&Path>, bytes: &[u8], is_declared: bool) -> Option<String> {
    let start = bytes.get(..MAX_BYTES).unwrap_or(bytes);
    if start.trim_ascii().is_empty() && start.len() == bytes.len() {
        return Some("empty".to_owned());
    }
    let text = match bytes {
        [0xff, 0xfe, rest @ ..] => ascii(rest, 0),
        [0xfe, 0xff, rest @ ..] => ascii(rest, 1),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest.get(..MAX_BYTES).unwrap_or(rest)).into_owned(),
        _ if start.starts_with(b"%PDF-") => return Some("application/pdf".to_owned()),
        _ if is_mostly_binary(start) => return Some(binary_type(start)),
        _ => String::from_utf8_lossy(start).into_owned(),
    };
    let extension = path.and_then(Path::extension).map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let extension = extension.unwrap_or_default();
    if is_declared || PAGES.contains(&extension.as_str()) {
        return None;
    }
    if let Some((_, name)) = OTHERS.iter().find(|(other, _)| *other == extension) {
        return Some((*name).to_owned());
    }
    let other = text_type(text.trim_start());
    // A file without any tag may be anything; text on standard input was given as a page.
    let is_plain = path.is_some() && first_tag(&text).is_none();
    other.or_else(|| is_plain.then_some("plain text")).map(str::to_owned)
}

/// Returns the ASCII characters of UTF-16 text, whose low bytes are at this offset.
fn ascii(bytes: &[u8], low: usize) -> String {
    let units = bytes.chunks_exact(2).take(MAX_BYTES);
    units.filter_map(|unit| unit.get(low).filter(|byte| byte.is_ascii()).map(|byte| char::from(*byte))).collect()
}

/// Returns true if so many control characters occur that it cannot be text, or if the first bytes are those of another format.
/// A few of them occur in pages as well.
fn is_mostly_binary(start: &[u8]) -> bool {
    let control = start.iter().filter(|byte| is_binary(&[**byte])).count();
    let is_known = || !matches!(sniff(start, true), "text/plain" | "application/octet-stream");
    control > 0 && (control.saturating_mul(20) > start.len() || is_known())
}

fn binary_type(start: &[u8]) -> String {
    match sniff(start, true) {
        _ if start.starts_with(b"\x7fELF") => "an ELF binary".to_owned(),
        "application/octet-stream" | "text/plain" => "binary data".to_owned(),
        media_type => media_type.to_owned(),
    }
}

/// Returns the type of a text without a known extension; `None` for HTML and for text that may be a fragment of HTML.
fn text_type(text: &str) -> Option<&'static str> {
    let lower = text.to_ascii_lowercase();
    let tag = first_tag(text).unwrap_or(text.len());
    let before = text.get(..tag).unwrap_or_default();
    if serde_json::from_str::<serde_json::Value>(text).is_ok_and(|value| value.is_object() || value.is_array())
        || text.starts_with(['{', '[']) && before.contains("\":")
    {
        Some("JSON")
    } else if is_svg_image(&lower) || lower.starts_with("<?xml") && !lower.contains("<html") {
        Some(if lower.contains("<svg") { "an SVG image" } else { "XML" })
    } else if tag == 0 {
        None
    } else if lower.starts_with("#!") {
        Some("source code")
    } else if is_markdown(before) {
        Some("Markdown")
    } else if is_code(before) {
        Some("a style sheet or a script")
    } else {
        None
    }
}

/// Returns true for an SVG image of its own, which declares its namespace. In HTML that is not necessary, so that an `svg`
/// element without it begins a fragment of HTML. `lower` is in lower case.
fn is_svg_image(lower: &str) -> bool {
    let tag = lower.split('>').next().unwrap_or_default();
    tag.starts_with("<svg") && tag.contains("xmlns")
}

/// Returns the position of the first tag, comment or declaration.
fn first_tag(text: &str) -> Option<usize> {
    let follows =
        |at: usize| text.as_bytes().get(at + 1).is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'!');
    text.match_indices('<').map(|(at, _)| at).find(|at| follows(*at))
}

/// Returns true for headings, front matter, code fences and links of Markdown before the first tag.
fn is_markdown(before: &str) -> bool {
    let is_heading = |line: &str| {
        let level = line.bytes().take_while(|byte| *byte == b'#').count();
        (1..=6).contains(&level) && line.get(level..).is_some_and(|rest| rest.starts_with(' '))
    };
    let is_rule = |line: &str| line.len() >= 3 && (line.bytes().all(|byte| byte == b'=') || line == "---");
    before.lines().any(|line| is_heading(line) || is_rule(line.trim()) || line.starts_with("```"))
        || before.contains("](")
}

/// Returns true for blocks in braces before the first tag, other than the placeholders of templates.
fn is_code(before: &str) -> bool {
    let without_placeholders = before.replace("{{", "").replace("{%", "").replace("}}", "").replace("%}", "");
    without_placeholders.contains('{') && without_placeholders.contains([':', ';', '(', '='])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, bytes: &[u8]) -> Option<String> {
        other_type((name != "-").then(|| Path::new(name)), bytes, false)
    }

    #[test]
    fn pages_and_fragments_are_pages() {
        for (name, text) in [
            ("a.html", "hi"),
            ("a.html", "BMW"),
            ("a.htm", "{ \"a\": 1 }"),
            ("-", "hi"),
            ("-", "<title>\u{1b}[31mRed</title>"),
            ("-", "<em>Cats</em>"),
            ("-", "Cats <b>and</b> dogs"),
            ("-", "<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'>"),
            ("-", "<svg><foreignObject><button>Go</button></foreignObject></svg>"),
            ("a.jinja", "{{ title }} <p>{% if a %}"),
            ("saved", "<!doctype html><p>Cats"),
            ("a.html", "\u{feff}<p>Cats"),
            ("a.html", "<p>A control \u{1} character in a page of some length, which browsers show as well"),
        ] {
            assert_eq!(of(name, text.as_bytes()), None, "{name} {text}");
        }
        assert_eq!(of("-", b"\xff\xfe<\0p\0>\0C\0"), None);
    }

    #[test]
    fn other_files_are_named() {
        for (name, bytes, expected) in [
            ("a.html", &b""[..], "empty"),
            ("-", b" \n", "empty"),
            ("a.html", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
            ("a.html", b"%PDF-1.7\nabc", "application/pdf"),
            ("ls", b"\x7fELF\x02\x01\x01\0\0", "an ELF binary"),
            ("a.bin", b"\x01\x02\x03<html>", "binary data"),
            ("a.css", b"body{color:red}", "CSS"),
            ("-", b"body { color: red }", "a style sheet or a script"),
            ("-", b"@media print{a{color:red}}", "a style sheet or a script"),
            ("-", b"function a() { return 1 }", "a style sheet or a script"),
            ("a.json", b"{}", "JSON"),
            ("-", b"{\"a\": [\"<b>\"]}", "JSON"),
            ("README.md", b"<h1 align=center>Cats</h1>", "Markdown"),
            ("-", b"# Cats\n\nText with <b>HTML</b>", "Markdown"),
            ("-", b"---\ntitle: Cats\n---\n<p>", "Markdown"),
            ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "an SVG image"),
            ("-", b"<svg xmlns='http://www.w3.org/2000/svg' width='8'><rect/></svg>", "an SVG image"),
            ("-", b"<?xml version='1.0'?><rss version='2.0'>", "XML"),
            ("a.txt", b"<p>Cats", "plain text"),
            ("LICENSE", b"Permission is granted", "plain text"),
        ] {
            assert_eq!(of(name, bytes).as_deref(), Some(expected), "{name} {}", String::from_utf8_lossy(bytes));
        }
    }
}
