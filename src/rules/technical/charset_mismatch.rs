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
        (None, None) if document.encoding_source == EncodingSource::Default => inapplicable(),
        _ => pass(),
    }
}
