//! UTF-8 is the only encoding that the HTML standard allows.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.charset-utf8",
    title: "The page is encoded in UTF-8",
    failure_title: "The page is not encoded in UTF-8",
    severity: Minor,
    why: "The HTML standard requires UTF-8. In older encodings, forms and URLs with non-ASCII characters break, and \
          tools misread the page.",
    fix: "Save and serve pages as UTF-8, and declare the encoding: `<meta charset=\"utf-8\">`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#charset")],
    examples: &[
        Pass("<title>Cats</title>"),
        Fail("GET https://example.com/\n200\ncontent-type: text/html; charset=iso-8859-1\n\nCats"),
        Fail("GET https://example.com/\n200\ncontent-type: text/html\n\n<meta charset=windows-1251>"),
        Inapplicable("GET https://example.com/\n200\ncontent-type: text/html\n\nCats"),
    ],
    check: Page(|page| match page.document.encoding {
        _ if page.document.encoding_source == EncodingSource::Detected => inapplicable(),
        "UTF-8" => pass(),
        other => fail(format!("The page is encoded in {other}")).with_text_evidence(other),
    }),
};
