//! Signs that do not belong into addresses.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-special-chars",
    title: "The path has no signs that need care",
    failure_title: "",
    severity: Minor,
    why: "Braces, bars, backslashes and angle brackets are not allowed in addresses and are encoded by some programs and \
          not by others. An address that was encoded twice is another address.",
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

/// Signs outside of the grammar, as they stand in a URL.
const SIGNS: [&str; 11] = ["%3c", "%3e", "%5c", "%5e", "%60", "%7b", "%7c", "%7d", "^", "`", "|"];

fn check(page: &PageFacts) -> Verdict {
    let path = page.url().path().to_ascii_lowercase();
    let is_hex = |code: &str| code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_hexdigit());
    let is_twice = path.split("%25").skip(1).any(|after| after.get(..2).is_some_and(is_hex));
    if is_twice {
        fail("The path is encoded twice").seen(page.url().as_str())
    } else if contains_any(&path, &SIGNS) {
        fail("The path has signs that addresses do not allow").seen(page.url().as_str())
    } else {
        pass()
    }
}
