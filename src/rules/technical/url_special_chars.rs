//! Some characters are not allowed in URLs or need care.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-special-chars",
    title: "The URL path has no unsafe or double-encoded characters",
    failure_title: "The URL path has unsafe or double-encoded characters",
    severity: Minor,
    why: "Braces, vertical bars, backslashes and angle brackets are not allowed in URLs; some programs encode them and \
          others do not. A URL that was encoded twice is a different URL.",
    fix: "Use letters, digits, hyphens, dots and underscores. Encode each part once, and let the framework do it.",
    references: &[Rfc(3986), Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/katzen/gr%C3%B6%C3%9Fe_(tiere)~2\n200\n\nCats"),
        Pass("GET https://example.com/100%25\n200\n\nCats"),
        Fail("GET https://example.com/two%2520cats\n200\n\nCats"),
        Fail("GET https://example.com/cats%7Bid%7D\n200\n\nCats"),
        Fail("GET https://example.com/cats|dogs\n200\n\nCats"),
    ],
    check: Response(check),
};

/// Characters that the URL grammar does not allow, as they appear in a URL.
const UNSAFE: [&str; 11] = ["%3c", "%3e", "%5c", "%5e", "%60", "%7b", "%7c", "%7d", "^", "`", "|"];

fn check(page: &PageFacts) -> Verdict {
    let path = page.url().path().to_ascii_lowercase();
    let is_hex = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_encoded_twice = path.split("%25").skip(1).any(|after| after.get(..2).is_some_and(is_hex));
    if is_encoded_twice {
        fail("The path is encoded twice").with_text_evidence(page.url().as_str())
    } else if contains_any(&path, &UNSAFE) {
        fail("The path has characters that are not allowed in URLs").with_text_evidence(page.url().as_str())
    } else {
        pass()
    }
}
