//! Browsers guess the type of a response that has no Content-Type header.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.content-type-header",
    title: "The response has a valid Content-Type header",
    failure_title: "The response has no valid Content-Type header",
    severity: Major,
    why: "Without a valid `Content-Type` header, each browser and crawler guesses the type of the response. Some \
          display the page as plain text or download it.",
    fix: "Send `Content-Type: text/html; charset=utf-8` with every HTML page.",
    references: &[Rfc(9110), Url("https://mimesniff.spec.whatwg.org/")],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("GET https://example.com/data\n200\ncontent-type: application/json\n\n{}"),
        Fail("GET https://example.com/\n200\ncontent-type: html\n\n<title>Cats</title>"),
        Fail("GET https://example.com/cats.txt\n200\n\nCats"),
        Inapplicable("GET https://example.com/\n404\n\nNot found"),
        Inapplicable("GET https://example.com/\n204\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_success() || matches!(page.exchange.status, 204 | 205) {
        return inapplicable();
    }
    let media = page.exchange.media_type();
    let is_valid = |media: &str| media.split_once('/').is_some_and(|(kind, name)| !kind.is_empty() && !name.is_empty());
    match media {
        None => fail("The response has no Content-Type header"),
        Some(media) if is_valid(&media) => pass().with("media_type", media),
        Some(media) => fail("The Content-Type header does not contain a valid media type").with_text_evidence(&media),
    }
}
