//! Folders that repeat in a URL come from a wrong relative link.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-repetitive-path",
    title: "The URL path does not repeat itself",
    failure_title: "The URL path repeats itself",
    severity: Minor,
    why: "If a page answers at any depth, a relative link on it adds its folder again and again. Crawlers get lost in \
          endless URLs.",
    fix: "Start links with a slash (`/cats/` instead of `cats/`), and return 404 for paths that are deeper than the \
          page.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/url-structure")],
    examples: &[
        Pass("GET https://example.com/cats/2024/01/01/01/cats\n200\n\nCats"),
        Fail("GET https://example.com/cats/cats/cats\n200\n\nCats"),
        Fail("GET https://example.com/cats/food/cats/food/\n200\n\nCats"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let parts: Vec<&str> = page.url().path().split('/').filter(|part| !part.is_empty()).collect();
    if parts.len() < 3 {
        return inapplicable();
    }
    let is_word = |part: &str| part.len() > 1 && part.bytes().any(|byte| byte.is_ascii_alphabetic());
    let mut sorted: Vec<&str> = parts.iter().copied().filter(|part| is_word(part)).collect();
    sorted.sort_unstable();
    let is_repeated = sorted.windows(3).any(|three| three.first() == three.last());
    let is_pattern =
        parts.windows(4).any(|four| matches!(four, [a, b, c, d] if a == c && b == d && is_word(a) && is_word(b)));
    if is_repeated || is_pattern {
        fail("The path repeats itself").with_text_evidence(page.url().as_str())
    } else {
        pass()
    }
}
