//! An article that does not say who wrote it, when and under which headline is shown without them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-article",
    title: "Articles have headline, author and date in their structured data",
    failure_title: "",
    severity: Minor,
    why: "Google requires nothing for articles, but takes headline, author and date for its results from here.",
    fix: "Give `headline`, `author` (a `Person` or `Organization` with `name` and `url`), `datePublished`, and where \
          it fits `image` and `dateModified`.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_plain = |item: &Item<'_>| item.types().iter().any(|each| each == "Article");
    let articles =
        page.main_items("Article").filter(|item| is_plain(item) || item.is_any(&["NewsArticle", "BlogPosting"]));
    each_item(articles, |item| {
        if !item.has_any(&["headline", "name"]) {
            return wrong("headline is missing");
        }
        if let Some(missing) = item.missing(&["author", "datePublished"]) {
            return wrong(format!("missing: {missing}"));
        }
        if item.has("image") { None } else { mild("image is missing") }
    })
}
