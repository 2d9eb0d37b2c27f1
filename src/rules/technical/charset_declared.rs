//! A page that does not say its encoding may show mangled letters.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.charset-declared",
    title: "The page declares its character encoding",
    severity: Major,
    why: "Browsers guess the encoding of a page that does not say it, by language of the browser or by chance, and \
          letters beyond ASCII turn into others.",
    fix: "Send `Content-Type: text/html; charset=utf-8`, or put `<meta charset=\"utf-8\">` first in the head, within \
          the first 1,024 bytes.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/parsing.html#determining-the-character-encoding"),
        Url("https://developer.chrome.com/docs/lighthouse/best-practices/charset"),
    ],
    examples: &[
        Pass("<title>Käse</title>"),
        Pass("GET https://example.com/\n200\ncontent-type: text/html\n\n<meta charset=utf-8><title>Käse</title>"),
        Pass("GET https://example.com/\n200\ncontent-type: text/html\n\n\u{feff}<title>Käse</title>"),
        Pass(
            "GET https://example.com/\n200\ncontent-type: application/xhtml+xml\n\n\
             <html xmlns='http://www.w3.org/1999/xhtml'/>",
        ),
        Fail("GET https://example.com/\n200\ncontent-type: text/html\n\n<title>Käse</title>"),
        Fail("GET https://example.com/\n200\ncontent-type: text/html; charset=utf8-german\n\n<title>Käse</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // XML is UTF-8 unless it says otherwise.
    let is_xml = page.exchange.media_type().is_some_and(|media| media.ends_with("+xml"));
    if is_xml || page.document.encoding_source != EncodingSource::Default {
        return pass().with("encoding", page.document.encoding);
    }
    let header = page.header("content-type").unwrap_or("no Content-Type");
    let is_late = page.all("meta").any(|meta| meta.get("charset").and_then(encoding_name).is_some());
    let found = if is_late {
        fail("The encoding is declared after the first 1,024 bytes, where browsers do not look for it")
    } else {
        fail("The page does not declare its character encoding")
    };
    // Evidence, because what stands further down cannot change it.
    found.seen(header)
}
