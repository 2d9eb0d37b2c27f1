//! The media type of a response without one, from its first bytes (MIME Sniffing standard, 7.1).

/// Number of bytes of a body that the standard looks at.
pub const SNIFF_BYTES: usize = 1_445;

/// Tags with which an HTML page begins. A space or `>` follows.
const HTML_STARTS: [&str; 16] = [
    "<!DOCTYPE HTML",
    "<HTML",
    "<HEAD",
    "<SCRIPT",
    "<IFRAME",
    "<H1",
    "<DIV",
    "<FONT",
    "<TABLE",
    "<A",
    "<STYLE",
    "<TITLE",
    "<B",
    "<BODY",
    "<BR",
    "<P",
];

/// First bytes of formats, with their media types. A `None` stands for any byte.
const SIGNATURES: [(&[Option<u8>], &str); 20] = {
    const ANY: Option<u8> = None;
    const fn at(byte: u8) -> Option<u8> {
        Some(byte)
    }
    [
        (&[at(b'%'), at(b'P'), at(b'D'), at(b'F'), at(b'-')], "application/pdf"),
        (&[at(b'%'), at(b'!'), at(b'P'), at(b'S'), at(b'-')], "application/postscript"),
        (&[at(0xfe), at(0xff)], "text/plain"),
        (&[at(0xff), at(0xfe)], "text/plain"),
        (&[at(0xef), at(0xbb), at(0xbf)], "text/plain"),
        (&[at(0), at(0), at(1), at(0)], "image/x-icon"),
        (&[at(0), at(0), at(2), at(0)], "image/x-icon"),
        (&[at(b'B'), at(b'M')], "image/bmp"),
        (&[at(b'G'), at(b'I'), at(b'F'), at(b'8'), ANY, at(b'a')], "image/gif"),
        (&[at(b'R'), at(b'I'), at(b'F'), at(b'F'), ANY, ANY, ANY, ANY, at(b'W'), at(b'E')], "image/webp"),
        (&[at(0x89), at(b'P'), at(b'N'), at(b'G')], "image/png"),
        (&[at(0xff), at(0xd8), at(0xff)], "image/jpeg"),
        (&[at(b'R'), at(b'I'), at(b'F'), at(b'F'), ANY, ANY, ANY, ANY, at(b'W'), at(b'A')], "audio/wave"),
        (&[at(b'R'), at(b'I'), at(b'F'), at(b'F'), ANY, ANY, ANY, ANY, at(b'A'), at(b'V')], "video/avi"),
        (&[at(b'I'), at(b'D'), at(b'3')], "audio/mpeg"),
        (&[at(b'O'), at(b'g'), at(b'g'), at(b'S'), at(0)], "application/ogg"),
        (&[at(0x1a), at(0x45), at(0xdf), at(0xa3)], "video/webm"),
        (&[ANY, ANY, ANY, ANY, at(b'f'), at(b't'), at(b'y'), at(b'p')], "video/mp4"),
        (&[at(0x1f), at(0x8b), at(8)], "application/gzip"),
        (&[at(b'P'), at(b'K'), at(3), at(4)], "application/zip"),
    ]
};

/// Returns the media type that browsers give a body without one. With `nosniff` they never take it for HTML.
pub fn sniff(body: &[u8], nosniff: bool) -> &'static str {
    let start = body.get(..SNIFF_BYTES).unwrap_or(body);
    let text = start.trim_ascii_start();
    if !nosniff && begins_html(text) {
        return "text/html";
    }
    if !nosniff && text.starts_with(b"<?xml") {
        return "text/xml";
    }
    let matches = |signature: &[Option<u8>]| {
        start.len() >= signature.len()
            && signature.iter().zip(start).all(|(wanted, byte)| wanted.is_none_or(|wanted| wanted == *byte))
    };
    match SIGNATURES.iter().find(|(signature, _)| matches(signature)) {
        Some((_, media_type)) => media_type,
        None if is_binary(start) => "application/octet-stream",
        None => "text/plain",
    }
}

/// Returns true if the text begins with a comment or one of the tags in [`HTML_STARTS`].
fn begins_html(text: &[u8]) -> bool {
    let begins = |tag: &str| {
        text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag.as_bytes()))
            && matches!(text.get(tag.len()), Some(b' ' | b'>'))
    };
    text.starts_with(b"<!--") || HTML_STARTS.iter().any(|tag| begins(tag))
}

/// Returns true if the bytes have one that text never has.
pub fn is_binary(bytes: &[u8]) -> bool {
    bytes.iter().any(|byte| matches!(byte, 0..=8 | 0x0b | 0x0e..=0x1a | 0x1c..=0x1f))
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn first_bytes_name_the_media_type() {
        for (body, expected) in [
            (&b"\n <!doctype html><p>Cats"[..], "text/html"),
            (b"<HTML lang=en>", "text/html"),
            (b"<!-- a --><title>", "text/html"),
            (b"<a href=/>", "text/html"),
            (b"<article>", "text/plain"),
            (b"<?xml version='1.0'?><rss>", "text/xml"),
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png"),
            (b"GIF89a\x01\0", "image/gif"),
            (b"RIFF\x24\0\0\0WEBPVP8 ", "image/webp"),
            (b"\xff\xd8\xff\xe0", "image/jpeg"),
            (b"%PDF-1.7\n", "application/pdf"),
            (b"\0\0\0\x20ftypisom", "video/mp4"),
            (b"\x7fELF\x02\x01\x01\0", "application/octet-stream"),
            (b"body { color: red }", "text/plain"),
            (b"\xef\xbb\xbf<html>", "text/plain"),
            (b"", "text/plain"),
        ] {
            assert_eq!(sniff(body, false), expected, "{}", String::from_utf8_lossy(body));
        }
        assert_eq!(sniff(b"<html>", true), "text/plain");
    }
}
