//! A page without a declared character encoding may display garbled text.
use crate::rule::*;

/// A script of more than 1,024 bytes.
macro_rules! long {
    () => {
        concat!(quarter!(), quarter!(), quarter!(), quarter!())
    };
}
macro_rules! quarter {
    () => {
        "/* Cats sleep for most of the day, and hunt at dawn and at dusk. They eat meat, and little else. Those that live \
         with people learn to ask for what they want. Each has a voice of its own, and not one of them comes when it \
         is called, unless there is something to eat for it. */"
    };
}

pub(super) const RULE: Rule = Rule {
    id: "technical.charset-declared",
    title: "The page declares its character encoding",
    failure_title: "The character encoding declaration is missing, invalid or too late",
    severity: Major,
    why: "Browsers guess the encoding of a page that does not declare one. The guess depends on the browser's language \
          or on chance, and non-ASCII characters may be displayed as other characters.",
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
        // A declaration that the parser does not see is none.
        Fail(concat!(
            "GET https://example.com/\n200\ncontent-type: text/html\n\n<script>",
            long!(),
            "'<meta charset=utf-8>'</script><title>Käse</title>",
        )),
        Fail("GET https://example.com/\n200\ncontent-type: text/html; charset=utf8-german\n\n<title>Käse</title>"),
        // Browsers restart parsing when they find the declaration this late.
        Fail(concat!(
            "GET https://example.com/\n200\ncontent-type: text/html\n\n<script>",
            long!(),
            "</script><meta http-equiv=Content-Type content='text/html; charset=utf-8'><title>Käse</title>",
        )),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let document = &page.document;
    match document.encoding_source {
        _ if document.encoding_source.is_early() => pass().with("encoding", document.encoding),
        _ if !page.exchange.headers_known => cannot_tell("The response headers of this page are unknown"),
        EncodingSource::LateMeta => {
            let meta = page.all("meta").find(|meta| meta.declared_encoding().is_some());
            fail("The encoding is declared after the first 1,024 bytes, so browsers restart parsing when they reach it")
                .at_all(meta)
                .as_severity(Minor)
                .with("encoding", document.encoding)
        }
        // With evidence, the failure also counts for a page that was not read completely: the rest cannot change it.
        _ => fail("The page does not declare its character encoding")
            .with_text_evidence(page.header("content-type").unwrap_or("no Content-Type")),
    }
}
