//! Search engines take an article's headline, author and date from its structured data.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-article",
    title: "Article structured data has a headline, an author, a date and an image",
    failure_title: "Article structured data is incomplete",
    severity: Minor,
    why: "Google requires no properties for articles, but takes the headline, author and date in its results from this \
          markup.",
    fix: "Add `headline`, `author` (a `Person` or `Organization` with `name` and `url`) and `datePublished`. Add \
          `image` and `dateModified` where they apply.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/article")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BlogPosting",
            "headline": "Mugs", "author": {"@type": "Person", "name": "Ann"}, "datePublished": "2026-11-21", "image":
            "https://example.com/mug.jpg"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
            "headline": "Mugs"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ItemList",
            "itemListElement": {"@type": "Article", "url": "https://example.com/mugs"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type":
            "DiscussionForumPosting", "text": "Mugs?"}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_plain = |item: &Item<'_>| item.types().iter().any(|kind| kind == "Article");
    let articles =
        page.main_items("Article").filter(|item| is_plain(item) || item.is_any(&["NewsArticle", "BlogPosting"]));
    each_item(articles, |item| {
        if !item.has_any(&["headline", "name"]) {
            return wrong("headline is missing");
        }
        if let Some(missing) = item.missing(&["author", "datePublished"]) {
            return wrong(format!("missing {missing}"));
        }
        if item.has("image") { None } else { mild("image is missing") }
    })
}
