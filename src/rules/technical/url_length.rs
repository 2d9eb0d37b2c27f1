//! Long URLs are cut in messages, and very long ones are refused.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.url-length",
    title: "The URL is at most 115 characters long",
    failure_title: "The URL is long",
    severity: Minor,
    why: "Long URLs are cut in search results, chats and print, and people cannot check where they lead. From 2,000 \
          characters on, some servers, proxies and sitemaps refuse them.",
    fix: "Shorten the path to the words that tell the page from others, and leave out dates, folders and ids that \
          nobody needs. Redirect the old URL with 301.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
        Url("https://www.sitemaps.org/protocol.html#locdef"),
    ],
    examples: &[
        Pass("GET https://example.com/mugs/blue\n200\n\nMugs"),
        // Letters outside ASCII are long only when they are encoded.
        Pass(
            "GET https://example.com/%D0%BA%D1%80%D1%83%D0%B6%D0%BA%D0%B8-%D0%B8-%D1%87%D0%B0%D1%88%D0%BA%D0%B8-%D0%B8%D0%B7-\
             %D0%B3%D0%BB%D0%B8%D0%BD%D1%8B\n200\n\nMugs",
        ),
        // Parameters have a rule of their own.
        Pass(
            "GET https://example.com/mugs?token=0123456789012345678901234567890123456789012345678901234567890123456789\
             012345678901234567890123456789\n200\n\nMugs",
        ),
        Fail(
            "GET https://example.com/all-the-mugs-that-we-have/blue-mugs-of-clay-and-porcelain/the-blue-mug-of-clay-that-\
             everybody-wants-to-have-in-spring\n200\n\nMugs",
        ),
    ],
    check: Page(check),
};

/// Longest URL without parameters that is not reported, in characters.
const MAX_CHARACTERS: usize = 115;
/// Longest URL with parameters that is reported as information only, in bytes.
const MAX_BYTES: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let url = page.url().as_str();
    let path = percent_decoded(url.split(['?', '#']).next().unwrap_or_default());
    let characters = path.chars().count();
    if url.len() > MAX_BYTES {
        fail(format!("The URL is {} bytes long", url.len())).with("bytes", url.len()).with_text_evidence(url)
    } else if characters > MAX_CHARACTERS {
        fail(format!("The URL is {characters} characters long without its parameters"))
            .with("characters", characters)
            .with_text_evidence(url)
            .as_severity(Info)
    } else {
        pass().with("characters", characters)
    }
}
