//! Encoding detection (HTML standard 13.2.3): byte order mark, Content-Type header, then the first 1,024 bytes.
use super::document::EncodingSource;
use super::element::Element;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// Number of bytes that are scanned for a `meta` element.
pub(super) const PRESCAN_BYTES: usize = 1_024;

/// Returns the encoding of a page from its first bytes and its Content-Type, and the source of that encoding.
pub(super) fn sniff(start: &[u8], content_type: Option<&str>) -> (&'static Encoding, EncodingSource) {
    if let Some((encoding, _)) = Encoding::for_bom(start) {
        return (encoding, EncodingSource::Bom);
    }
    if let Some(encoding) =
        content_type.and_then(charset_parameter).and_then(|label| Encoding::for_label(label.as_bytes()))
    {
        return (encoding, EncodingSource::Header);
    }
    let start = start.get(..PRESCAN_BYTES).unwrap_or(start);
    match prescan(start).or_else(|| from_xml_declaration(start)) {
        Some(encoding) => (encoding, EncodingSource::Meta),
        None => (UTF_8, EncodingSource::Default),
    }
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
        self.get("charset").or_else(|| by_type().and_then(charset_parameter)).and_then(encoding_name)
    }
}

fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
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
        } else if rest.get(1).is_some_and(u8::is_ascii_alphabetic) || rest.starts_with(b"</") {
            rest = attributes(rest.get(1..)?).1;
        } else {
            rest = rest.get(1..)?;
        }
    }
    None
}

fn starts_with_name(bytes: &[u8], name: &[u8]) -> bool {
    bytes.get(..name.len()).is_some_and(|start| start.eq_ignore_ascii_case(name))
        && bytes.get(name.len()).is_some_and(|byte| byte.is_ascii_whitespace() || *byte == b'/')
}

fn from_meta(attributes: &[(String, String)]) -> Option<&'static Encoding> {
    let find = |name: &str| attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str());
    let label = find("charset").map(str::to_owned).or_else(|| {
        let is_content_type = find("http-equiv").is_some_and(|value| value.eq_ignore_ascii_case("content-type"));
        let content = find("content").filter(|_| is_content_type)?;
        let start = content.to_ascii_lowercase().find("charset")?;
        let value = content.get(start + 7..)?.trim_start().strip_prefix('=')?.trim_start();
        Some(value.trim_matches(['"', '\'']).split([';', ' ', '"', '\'']).next()?.to_owned())
    })?;
    let encoding = ascii_compatible(&label)?;
    Some(if encoding == X_USER_DEFINED { WINDOWS_1252 } else { encoding })
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

    #[test]
    fn the_strongest_declaration_wins() {
        use EncodingSource::{Bom, Default, Header, Meta};
        let meta = b"<meta charset=iso-8859-2>".as_slice();
        let cases: [(&[u8], Option<&str>, &str, EncodingSource); 12] = [
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
            (b"<p title='<meta charset=koi8-r>'>", None, "UTF-8", Default),
            (b"<meta charset=utf-7>", None, "UTF-8", Default),
            (b"<?xml version='1.0' encoding='koi8-r'?><meta name=a>", None, "KOI8-R", Meta),
            (b"<?xml version='1.0' encoding='koi8-r'?><meta charset=latin1>", None, "windows-1252", Meta),
            (b"<?xml version='1.0'?><p title='encoding=\"koi8-r\"'>", None, "UTF-8", Default),
        ];
        for (bytes, header, name, source) in cases {
            let (encoding, found) = sniff(bytes, header);
            assert_eq!((encoding.name(), found), (name, source), "{}", String::from_utf8_lossy(bytes));
        }
        let late = [vec![b' '; 1_024], meta.to_vec()].concat();
        assert_eq!(sniff(&late, None).1, Default);
    }
}
