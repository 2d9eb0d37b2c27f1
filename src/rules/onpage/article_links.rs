//! A long article without links is a dead end.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.article-links",
    title: "Long articles link to sources and further reading in their text",
    failure_title: "A long article has no link in its text",
    severity: Info,
    why: "Readers of a long text want to check its sources and read on. Links in running text also tell search engines \
          how the pages of a site belong together.",
    fix: "Link the words that name a source or another page of yours: `<p>See our <a href=\"/guide\">guide to \
          mugs</a>.`",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable"),
        Url("https://developers.google.com/search/docs/fundamentals/seo-starter-guide"),
    ],
    examples: &[
        Pass(text(&LINKED)),
        Fail(text(&PLAIN)),
        Inapplicable("<article><p>Short text without links.</article>"),
    ],
    check: Page(check),
};

const LINKED: [u8; 12_000] = long("<main><h1>A</h1><p><a href=/b>B</a> ", "A cat is on a mat. ");
const PLAIN: [u8; 12_000] = long("<nav><a href=/b>B</a></nav><main><h1>A</h1><p>", "A cat is on a mat. ");
/// Most links that are searched for one in the text.
const MAX_LINKS: usize = 5_000;
/// Words from which an article is long.
const MIN_WORDS: usize = 1_500;

fn check(page: &PageFacts) -> Verdict {
    let words = page.prose().words;
    let Some(main) = page.main_content().filter(|_| words >= MIN_WORDS) else { return inapplicable() };
    let is_text = |link: Element<'_>| {
        let mut above = link.ancestors().take_while(|above| above.index() != main.index());
        let is_apart = |above: Element<'_>| above.is_any(&["nav", "header", "footer", "aside"]);
        main.contains(link) && !above.any(is_apart)
    };
    let mut links = page.links().iter().filter(|link| matches!(link.kind, LinkKind::Internal | LinkKind::External));
    let has_link = links.by_ref().take(MAX_LINKS).any(|link| link.element(&page.document).is_some_and(is_text));
    if !has_link && links.next().is_some() {
        return cannot_tell("The page has too many links to search");
    }
    require(has_link, format!("{words} words of text contain no link")).with("words", words)
}
