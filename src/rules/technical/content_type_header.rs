//! Without a Content-Type browsers guess what an answer is.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.content-type-header",
    title: "The answer says what it is",
    failure_title: "",
    severity: Major,
    why: "Without a valid `Content-Type` each browser and crawler guesses what it got, and some show a page as text \
          or download it.",
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
        None => fail("The answer has no Content-Type"),
        Some(media) if is_valid(&media) => pass().with("media_type", media),
        Some(media) => fail("The Content-Type is no media type").seen(&media),
    }
}
