//! Links inside paragraphs should have short text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.link-text-long",
    title: "Links inside paragraphs have short text",
    failure_title: "A link inside a paragraph has very long text",
    severity: Info,
    why: "A link of several sentences is tiring to listen to and hard to recognize. Search engines give its words less \
          weight.",
    fix: "Link only the words that name the target page.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass("<p>See <a href=/cats>our cats</a>."),
        Fail(
            "<p>See <a href=/cats>our cats, which sleep for most of the day, and hunt at dawn and at dusk, eat meat and little else, and learn to ask for what they want from people who live with them</a>.",
        ),
        Inapplicable("<a href=/cats><h2>Cats</h2><p>A card is no link in a text.</p></a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_in_text = |link: &Element<'_>| {
        let parent = link.parent().filter(|parent| parent.is("p"));
        link.has("href")
            && !link.is_hidden()
            && parent.is_some_and(|parent| parent.text().len() > link.text().len() + 3)
    };
    let is_short = |link: Element<'_>| link.text().len() <= 150 || width(&collapse(clip(link.text(), 4_000))) <= 150;
    each(
        page.all("a").filter(is_in_text),
        is_short,
        "The text of a link inside a paragraph has more than 150 characters",
    )
}
