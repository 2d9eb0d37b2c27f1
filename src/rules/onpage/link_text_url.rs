//! An address is no name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.link-text-url",
    title: "Links are named by words and not by long addresses",
    failure_title: "",
    severity: Info,
    why: "Nobody reads an address of forty characters, and a screen reader spells it out.",
    fix: "Name what is there: `<a href=\"https://…\">Cat food, a guide</a>`.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"), Wcag("2.4.4")],
    examples: &[
        Pass("<a href=/cats>Cats</a> <a href=https://example.org/>https://example.org/</a>"),
        Fail("<a href=/c>https://example.com/animals/cats/food-and-toys.html</a>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_name = |link: Element<'_>| {
        let text = clip(link.text(), 1_000).trim();
        text.len() <= 40 || !(text.starts_with("http") && text.contains("://")) || text.contains(char::is_whitespace)
    };
    let links = page.all("a").filter(|link| link.has("href") && !link.is_hidden() && !link.has("aria-label"));
    each(links, is_name, "A link is named by a long address")
}
