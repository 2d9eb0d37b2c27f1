//! An author who is only a word cannot be recognised.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.author-entity",
    title: "Articles name their author as a person or organisation",
    failure_title: "",
    severity: Minor,
    why: "Search and answer engines tie texts to known authors. A bare text does not say whether it is a person, and \
          which of that name.",
    fix: "`\"author\": {\"@type\": \"Person\", \"name\": \"…\", \"url\": \"https://…/about-the-author\"}`; several \
          authors as a list, not as one text.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/article#author-bp")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "author":
            {"@type": "Person", "name": "Ann", "url": "https://example.com/ann"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "author":
            "Ann"}</script>"#,
        ),
        Fail(
            r#"<article itemscope itemtype="https://schema.org/Article"><a itemprop="author" href="/ann">Ann</a></article>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article"}</script>"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Article").filter(|article| article.has("author")), |article| {
        if let Some(text) = article.text("author") {
            let is_address = text.starts_with("https://") || text.starts_with("http://");
            let bare = || format!("its author is the bare text “{}”", shorten(text, 60));
            return wrong(if is_address { "its author is an address without a name".into() } else { bare() });
        }
        let unnamed = article.items("author").find(|author| !author.has("name"));
        let unlinked =
            article.items("author").find(|author| !author.has_any(&["url", "sameAs"]) && author.id().is_none());
        match (unnamed, unlinked) {
            (Some(_), _) => wrong("its author has no name"),
            (None, Some(_)) => mild("its author has neither url nor sameAs"),
            (None, None) => None,
        }
    })
}
