//! If the header and the page declare different encodings, the header wins and may be wrong.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.charset-mismatch",
    title: "The declared encodings agree with each other and with the page's bytes",
    failure_title: "The declared encodings conflict, or the page's bytes do not match them",
    severity: Major,
    why: "Browsers use the encoding in the `Content-Type` header, while other tools use the one in the page. If they \
          differ, one of them displays garbled text.",
    fix: "Declare the encoding that the page is actually stored in, with the same value in `Content-Type` and in \
          `<meta charset>`.",
    references: &[
        Url("https://encoding.spec.whatwg.org/"),
        Url("https://www.w3.org/International/questions/qa-html-encoding-declarations"),
    ],
    examples: &[
        Pass("<meta charset=\"UTF8\"><title>Cats</title>"),
        Pass("GET https://example.com/\n200\ncontent-type: text/html; charset=latin1\n\n<meta charset=windows-1252>"),
        Fail("<meta charset=\"iso-8859-1\"><title>Cats</title>"),
        Fail("<meta http-equiv=\"Content-Type\" content=\"text/html; charset=shift_jis\">"),
        Fail(
            "GET https://example.com/\n200\ncontent-type: text/html\n\n<meta charset=windows-1252><p>Käse, Brötchen, Öl",
        ),
        Fail("GET https://example.com/\n200\ncontent-type: text/html; charset=latin1\n\n\u{feff}<title>Cats</title>"),
        Pass(
            "GET https://example.com/\n200\ncontent-type: text/html\n\n<meta charset=x-user-defined><title>Cats</title>",
        ),
        Pass("GET https://example.com/\n200\ncontent-type: text/html; charset=utf-8\n\n<meta charset=utf-16>"),
        Inapplicable("GET https://example.com/\n200\ncontent-type: text/html\n\n<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let header = page.header("content-type").and_then(charset_parameter).and_then(encoding_name);
    let meta = page.all("meta").find_map(|meta| Some((meta, meta.declared_encoding()?)));
    let document = &page.document;
    match (header, meta) {
        (Some(header), Some((element, meta))) if header != meta => {
            fail(format!("The Content-Type header declares {header}, but the page declares {meta}")).at(element)
        }
        _ if document.malformed && !document.truncated && document.encoding == "UTF-8" => {
            fail("The page is read as UTF-8 but contains invalid bytes")
                .with_text_evidence("invalid bytes")
                .as_severity(Minor)
        }
        _ if document.is_utf8_after_all => {
            fail(format!("The page is declared to be in {}, but its bytes are UTF-8", document.encoding))
                .with_text_evidence(document.encoding)
        }
        (Some(header), None) if document.encoding_source == EncodingSource::Bom && header != document.encoding => {
            fail(format!(
                "The Content-Type header declares {header}, but the page begins with a byte order mark of {}",
                document.encoding
            ))
            .with_text_evidence("byte order mark")
            .as_severity(Minor)
        }
        (None, None) if document.encoding_source == EncodingSource::Detected => inapplicable(),
        _ => pass(),
    }
}
