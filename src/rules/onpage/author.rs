//! Articles should name their author.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.author",
    title: "Articles name their author",
    failure_title: "The article does not name its author",
    severity: Minor,
    why: "Readers judge a text by its author, and so do the people who rate search results for Google. A text without \
          a named author is trusted less.",
    fix: "Add a byline below the heading that links to a page about the author: `<a rel=\"author\" \
          href=\"/ann\">Ann</a>`. Name the same author in the structured data.",
    references: &[
        Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/article#author-bp"),
    ],
    examples: &[
        Pass(
            r#"<meta property="article:published_time" content="2026-11-20"><h1>Mugs</h1>
            <p class="entry-byline">Ann</p><p>Blue mugs."#,
        ),
        Pass(r#"<meta property="article:published_time" content="2026-11-20"><h1>Mugs</h1><p>By Ann</p>"#),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting", "author":
            {"@type": "Person", "name": "Ann"}}</script><h1>Mugs</h1>"#,
        ),
        Fail(
            r#"<meta property="article:published_time" content="2026-11-20"><h1>Mugs</h1>
            <p>Blue mugs keep tea warm.</p>"#,
        ),
        Pass(
            r#"<html lang=ru><meta property="article:published_time" content="2026-11-20"><h1>Кружки</h1><p>Автор: Анна"#,
        ),
        Pass(
            r#"<html lang=ja><meta property="article:published_time" content="2026-11-20"><h1>マグ</h1><p>文・佐藤花"#,
        ),
        CannotTell(
            r#"<html lang=mt><meta property="article:published_time" content="2026-11-20"><h1>Tazzi</h1><p>Minn Ann"#,
        ),
        Fail(
            r#"<meta property="article:published_time" content="2026-11-20"><h1>Mugs</h1>
            <p class="authority credit-card">Made by hand.</p>"#,
        ),
        Inapplicable("<h1>Mugs</h1><p>Ours are blue."),
        CannotTell(
            r#"<meta property="article:published_time" content="2026-11-20"><div id=root></div>
            <script src=/a.js></script>"#,
        ),
    ],
    check: Page(check),
};

const METAS: &str = "author article:author byl citation_author cxenseparse:author dc.creator dcterms.creator \
    og:article:author parsely-author sailthru.author";
/// Substrings of classes, IDs and property names that mark a byline.
const MARKS: &str = "author auteur autor byline contributor creator credit posted-by redaktion redakteur reporter \
    verfasser writer forfatter kirjoittaja skribent yazar";
/// Endings of words that begin with a mark.
const SUFFIXES: &str = "s es in en name box info bio link img image meta";
/// Number of bytes at the start of the text that are searched for a byline.
const MAX_BYTES: usize = 16 << 10;

fn check(page: &PageFacts) -> Verdict {
    let is_article = |item: &Item<'_>| {
        item.is_any(&["NewsArticle", "BlogPosting"]) || item.types().iter().any(|kind| kind == "Article")
    };
    let mut articles = page.main_items("Article").filter(is_article);
    if page.meta_text("article:published_time").is_none() && articles.clone().next().is_none() {
        return inapplicable();
    }
    let is_named = articles.any(|item| item.has_any(&["author", "creator"]) || item.is_partial())
        || METAS.split_ascii_whitespace().any(|name| page.meta_text(name).is_some())
        || page.all("a").any(|link| link.has_token("rel", "author"))
        || page.link_rel("author").next().is_some()
        || begins_with_byline(clip(page.document.text(), MAX_BYTES), page.content_language())
        || page.document.elements().any(is_byline);
    if !is_named && !BYLINES.holds(page.content_language()) {
        return cannot_tell("Bylines in the language of this page are not known");
    }
    require(is_named, "No author was found in a byline, the metadata or the structured data")
}

fn is_byline(element: Element<'_>) -> bool {
    ["class", "id", "itemprop", "rel", "data-testid"].iter().filter_map(|name| element.get(name)).any(|words| {
        let words = clip(words, 1_000);
        let lower = words.to_ascii_lowercase();
        MARKS.split_ascii_whitespace().any(|mark| {
            lower.match_indices(mark).any(|(at, _)| is_end_of_word(words.get(at + mark.len()..).unwrap_or_default()))
        })
    })
}

/// Returns true if a word ends before this text, or goes on in a way that keeps its meaning: `authorName`, `authorbox`,
/// but not `authority` or `credit-card`.
fn is_end_of_word(rest: &str) -> bool {
    let end = rest.find(|character: char| !character.is_ascii_lowercase()).unwrap_or(rest.len());
    let suffix = rest.get(..end).unwrap_or_default();
    let is_known = suffix.is_empty() || SUFFIXES.split_ascii_whitespace().any(|known| known == suffix);
    is_known && !["-card", "_card", "Card"].iter().any(|card| rest.starts_with(card))
}

fn begins_with_byline(text: &str, language: Option<&str>) -> bool {
    let is_name = |rest: &str| !rest.trim_start().starts_with(|character: char| character.is_lowercase());
    let mut lines = text.lines().map(str::trim).filter(|line| line.len() < 200);
    lines.any(|line| {
        BYLINES.begins(language, clip(line, 60)) || line.split_once(" by ").is_some_and(|(_, rest)| is_name(rest))
    })
}
