//! Link text should be words, not a long URL.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.link-text-url",
    title: "Link text is not a long URL",
    failure_title: "Link text is a long URL",
    severity: Info,
    why: "People do not read a URL of forty characters, and screen readers spell it out.",
    fix: "Describe the target page in words: `<a href=\"https://…\">Cat food, a guide</a>`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"), Wcag("2.4.4")],
    examples: &[
        Pass("<a href=/cats>Cats</a> <a href=https://example.org/>https://example.org/</a>"),
        Fail("<a href=/c>https://example.com/animals/cats/food-and-toys.html</a>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_words = |link: Element<'_>| {
        let text = clip(link.text(), 1_000).trim();
        text.len() <= 40 || !(text.starts_with("http") && text.contains("://")) || text.contains(char::is_whitespace)
    };
    let links = page.all("a").filter(|link| link.has("href") && !link.is_hidden() && !link.has("aria-label"));
    each(links, has_words, "The text of a link is a URL of more than 40 characters")
}
