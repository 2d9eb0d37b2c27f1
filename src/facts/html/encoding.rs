//! Encoding of a page (HTML standard 13.2.3): byte order mark, Content-Type header, then a declaration in the page, which
//! may also come late; else detection.
use super::document::EncodingSource;
use super::element::Element;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Number of bytes that are scanned for a `meta` element before the page is parsed.
pub(super) const PRESCAN_BYTES: usize = 1_024;
/// Maximum number of bytes from which an encoding is detected.
const MAX_DETECTED_BYTES: usize = 1 << 20;

/// Returns the encoding of a page from its first bytes and its Content-Type, and the source of that encoding. `None` if
/// these do not decide it.
pub(super) fn sniff(start: &[u8], content_type: Option<&str>) -> Option<(&'static Encoding, EncodingSource)> {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return Some((encoding, EncodingSource::Bom));
    }
    if let Some(encoding) =
        content_type.and_then(charset_parameter).and_then(|label| Encoding::for_label(label.as_bytes()))
    {
        return Some((encoding, EncodingSource::Header));
    }
    let start = start.get(..PRESCAN_BYTES).unwrap_or(start);
    if let Some(encoding) = from_utf_16_declaration(start).or_else(|| prescan(start, false)) {
        return Some((encoding, EncodingSource::Meta));
    }
    if let Some(encoding) = from_xml_declaration(start) {
        return Some((encoding, EncodingSource::Meta));
    }
    // XML is UTF-8 unless it declares another encoding.
    content_type.is_some_and(is_xml).then_some((UTF_8, EncodingSource::Default))
}

/// Returns the encoding of a page that declares none at its start, and its source: a `meta` element after the first 1,024
/// bytes, at which browsers start anew, else detection from all bytes. `is_whole` is false if the page was cut off.
pub(super) fn sniff_late(page: &[u8], is_whole: bool) -> (&'static Encoding, EncodingSource) {
    if let Some(encoding) = prescan(page, true) {
        return (encoding, EncodingSource::LateMeta);
    }
    let sample = page.get(..MAX_DETECTED_BYTES);
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample.unwrap_or(page), is_whole && sample.is_none());
    // Browsers do not detect UTF-8, so that sites declare it. Here, the text that the author wrote is to be read.
    let utf_8 = if page.is_ascii() { Utf8Detection::Deny } else { Utf8Detection::Allow };
    (detector.guess(None, utf_8), EncodingSource::Detected)
}

fn is_xml(content_type: &str) -> bool {
    let media = content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    media.ends_with("+xml") || media == "text/xml" || media == "application/xml"
}

/// Returns the charset parameter of a Content-Type value.
pub fn charset_parameter(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        let value = value.trim().trim_matches(['"', '\'']);
        (name.trim().eq_ignore_ascii_case("charset") && !value.is_empty()).then_some(value)
    })
}

/// Returns the WHATWG name of the encoding that a label refers to.
pub fn encoding_name(label: &str) -> Option<&'static str> {
    Encoding::for_label(label.as_bytes()).map(Encoding::name)
}

impl Element<'_> {
    /// Returns the WHATWG name of the encoding that this `meta` declares, regardless of its position in the page.
    pub fn declared_encoding(self) -> Option<&'static str> {
        let by_type = || self.get("content").filter(|_| self.attr_is("http-equiv", "content-type"));
        let label = self.get("charset").or_else(|| by_type().and_then(charset_in_content))?;
        in_meta(label).map(Encoding::name)
    }
}

/// Returns the encoding that the first `meta` element declares. `skips_text`: markup inside scripts, styles and other
/// elements that contain only text does not count, as for the parser.
fn prescan(bytes: &[u8], skips_text: bool) -> Option<&'static Encoding> {
    let mut rest = bytes;
    while let Some(position) = memchr::memchr(b'<', rest) {
        rest = rest.get(position..)?;
        if rest.starts_with(b"<!--") {
            let end = memchr::memmem::find(rest.get(2..)?, b"-->")?;
            rest = rest.get(end + 5..)?;
        } else if starts_with_name(rest, b"<meta") {
            let (attributes, after) = attributes(rest.get(5..)?);
            if let Some(encoding) = from_meta(&attributes) {
                return Some(encoding);
            }
            rest = after;
        } else if let Some(name) = TEXT_ONLY.iter().find(|name| skips_text && starts_with_name(rest, name)) {
            rest = after_text(attributes(rest.get(name.len()..)?).1, name.get(1..)?)?;
        } else if rest.get(1).is_some_and(u8::is_ascii_alphabetic) || rest.starts_with(b"</") {
            rest = attributes(rest.get(1..)?).1;
        } else {
            rest = rest.get(1..)?;
        }
    }
    None
}

/// The start tags of elements that contain only text.
const TEXT_ONLY: [&[u8]; 9] =
    [b"<script", b"<style", b"<title", b"<textarea", b"<noscript", b"<iframe", b"<xmp", b"<noembed", b"<noframes"];

/// Returns what follows the text of an element of this name: its end tag and the rest.
fn after_text<'a>(text: &'a [u8], name: &[u8]) -> Option<&'a [u8]> {
    let is_end = |start: &usize| {
        let tag = text.get(start + 2..).unwrap_or_default();
        tag.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
            && tag.get(name.len()).is_some_and(|next| next.is_ascii_whitespace() || matches!(next, b'/' | b'>'))
    };
    let end = memchr::memmem::find_iter(text, b"</").find(is_end)?;
    text.get(end..)
}

fn starts_with_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && bytes.get(name.len()).is_some_and(|byte| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'>'))
}

fn from_meta(attributes: &[(String, String)]) -> Option<&'static Encoding> {
    let find = |name: &str| attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let is_content_type = find("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("content-type"));
    let of_type = || find("content").filter(|_| is_content_type).and_then(charset_in_content);
    in_meta(find("charset").or_else(of_type)?)
}

/// Returns the encoding that a `meta` element with this label means.
fn in_meta(label: &str) -> Option<&'static Encoding> {
    let encoding = ascii_compatible(label)?;
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
}

/// Returns the label after `charset=` in the `content` of a `meta` element (HTML standard 2.6.5, "extracting a character
/// encoding from a meta element").
fn charset_in_content(content: &str) -> Option<&str> {
    let lower = content.to_ascii_lowercase();
    for (start, word) in lower.match_indices("charset") {
        let after = content.get(start + word.len()..)?.trim_ascii_start();
        let Some(value) = after.strip_prefix('=').map(str::trim_ascii_start) else { continue };
        return match value.chars().next()? {
            quote @ ('"' | '\'') => value.get(1..)?.split_once(quote).map(|(label, _)| label),
            _ => value.split(|character: char| character == ';' || character.is_ascii_whitespace()).next(),
        };
    }
    None
}

/// Returns the encoding of an XML declaration that is itself in UTF-16.
fn from_utf_16_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    match bytes {
        [b'<', 0, b'?', 0, b'x', 0, ..] => Some(UTF_16LE),
        [0, b'<', 0, b'?', 0, b'x', ..] => Some(UTF_16BE),
        _ => None,
    }
}

/// Returns the encoding in `<?xml version="1.0" encoding="…"?>`, which browsers also respect in HTML.
fn from_xml_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let rest = bytes.strip_prefix(b"<?xml")?;
    let declaration = std::str::from_utf8(rest.get(..memchr::memchr(b'>', rest)?)?).ok()?;
    let value = declaration.split_once("encoding")?.1.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''))?;
    ascii_compatible(value.split(quote).nth(1)?)
}

/// Returns the encoding with this label. A label that is readable as ASCII rules out UTF-16; UTF-8 is used then.
fn ascii_compatible(label: &str) -> Option<&'static Encoding> {
    let encoding = Encoding::for_label(label.trim().as_bytes())?;
    Some(if encoding == UTF_16BE || encoding == UTF_16LE { UTF_8 } else { encoding })
}

/// Parses the attributes of a tag; returns them and the bytes after the tag.
fn attributes(mut rest: &[u8]) -> (Vec<(String, String)>, &[u8]) {
    let mut found = Vec::new();
    loop {
        rest = skip(rest, |byte| byte.is_ascii_whitespace() || byte == b'/');
        match rest.first() {
            None => return (found, rest),
            Some(b'>') => return (found, rest.get(1..).unwrap_or_default()),
            Some(_) => {}
        }
        let after_name = skip(rest.get(1..).unwrap_or_default(), |byte| {
            !byte.is_ascii_whitespace() && !matches!(byte, b'=' | b'/' | b'>')
        });
        let name = text_between(rest, after_name);
        let mut value = String::new();
        rest = skip(after_name, |byte| byte.is_ascii_whitespace());
        if rest.first() == Some(&b'=') {
            rest = skip(rest.get(1..).unwrap_or_default(), |byte| byte.is_ascii_whitespace());
            let quote = rest.first().copied().filter(|byte| matches!(byte, b'"' | b'\''));
            let begin = if quote.is_some() { rest.get(1..).unwrap_or_default() } else { rest };
            let end = skip(begin, |byte| match quote {
                Some(quote) => byte != quote,
                None => !byte.is_ascii_whitespace() && byte != b'>',
            });
            value = text_between(begin, end);
            rest = if quote.is_some() { end.get(1..).unwrap_or_default() } else { end };
        }
        found.push((name.to_ascii_lowercase(), value));
    }
}

fn skip(bytes: &[u8], predicate: impl Fn(u8) -> bool) -> &[u8] {
    let end = bytes.iter().position(|byte| !predicate(*byte)).unwrap_or(bytes.len());
    bytes.get(end..).unwrap_or_default()
}

/// Returns the text from the start of `from` up to its suffix `to`.
fn text_between(from: &[u8], to: &[u8]) -> String {
    String::from_utf8_lossy(from.get(..from.len() - to.len()).unwrap_or_default()).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use EncodingSource::{Bom, Default, Detected, Header, LateMeta, Meta};

    #[test]
    fn the_strongest_declaration_wins() {
        let meta = b"<meta charset=iso-8859-2>".as_slice();
        let cases: [(&[u8], Option<&str>, &str, EncodingSource); 17] = [
            (b"\xEF\xBB\xBF<meta charset=iso-8859-2>", Some("text/html; charset=shift_jis"), "UTF-8", Bom),
            (b"\xFF\xFEa\0", None, "UTF-16LE", Bom),
            (meta, Some("text/html; charset=\"Shift_JIS\""), "Shift_JIS", Header),
            (meta, Some("text/html; charset="), "ISO-8859-2", Meta),
            (meta, None, "ISO-8859-2", Meta),
            (
                b"<!-- <meta charset=koi8-r> --><META Content='text/html; charset=latin1' http-equiv=Content-Type>",
                None,
                "windows-1252",
                Meta,
            ),
            (b"<meta charset=utf-16>", None, "UTF-8", Meta),
            (b"<meta charset=x-user-defined>", None, "windows-1252", Meta),
            (b"<meta http-equiv=content-type content='charset koi8-r; charset = \"big5\"'>", None, "Big5", Meta),
            (b"<script>'<meta charset=koi8-r>'</script>", None, "KOI8-R", Meta),
            (b"<?xml version='1.0' encoding='koi8-r'?><meta name=a>", None, "KOI8-R", Meta),
            (b"<?xml version='1.0' encoding='koi8-r'?><meta charset=latin1>", None, "windows-1252", Meta),
            (b"<?xml version='1.0' encoding='utf-16'?>", None, "UTF-8", Meta),
            (b"<\0?\0x\0m\0l\0", None, "UTF-16LE", Meta),
            (b"\0<\0?\0x\0m\0l", None, "UTF-16BE", Meta),
            (b"<html>", Some("application/xhtml+xml"), "UTF-8", Default),
            (b"<html>", Some("Text/XML"), "UTF-8", Default),
        ];
        for (bytes, header, name, source) in cases {
            let found = sniff(bytes, header).map(|(encoding, source)| (encoding.name(), source));
            assert_eq!(found, Some((name, source)), "{}", String::from_utf8_lossy(bytes));
        }
        for bytes in ["<p title='<meta charset=koi8-r>'>", "<meta charset=utf-7>", "<?xml version='1.0'?><p>", ""] {
            assert_eq!(sniff(bytes.as_bytes(), Some("text/html")), None, "{bytes}");
        }
    }

    #[test]
    fn late_declarations_count_and_others_are_detected() {
        let late = |rest: &[u8]| [&vec![b' '; 1_024][..], rest].concat();
        let cases: [(&[u8], &str, EncodingSource); 9] = [
            (b"<meta charset=iso-8859-2><p>\xe4", "ISO-8859-2", LateMeta),
            (b"<meta http-equiv=Content-Type content='text/html;charset=utf-16'>", "UTF-8", LateMeta),
            (b"<script>'<meta charset=koi8-r>'</script ><meta charset=big5>", "Big5", LateMeta),
            (b"<script><!-- <meta charset=koi8-r></script><meta charset=x-user-defined>", "windows-1252", LateMeta),
            (b"<title><meta charset=koi8-r></title><p>Caf\xe9 and na\xefve", "windows-1252", Detected),
            ("<p>Käse und Brötchen".as_bytes(), "UTF-8", Detected),
            (b"<p>\x8f\x83\x90\xb3\x83o\x83C\x83b\x83`\x82\xbb\x82\xea\x82\xf0", "Shift_JIS", Detected),
            (b"<p>\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0", "windows-1251", Detected),
            (b"<p>Cats", "windows-1252", Detected),
        ];
        for (bytes, name, source) in cases {
            let page = late(bytes);
            assert_eq!(sniff(&page, None), None);
            let (encoding, found) = sniff_late(&page, true);
            assert_eq!((encoding.name(), found), (name, source), "{}", String::from_utf8_lossy(bytes));
        }
        // A page that is cut off within a character is still UTF-8.
        assert_eq!(sniff_late(&late(b"K\xc3\xa4se \xe2\x80"), false).0, UTF_8);
    }
}
