//! Authors should be described as items: plain text does not identify a person.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.author-entity",
    title: "Articles identify their author as a person or organization",
    failure_title: "Articles do not fully identify their author",
    severity: Minor,
    why: "Search and answer engines connect articles to known authors. Plain text does not say whether the author is \
          a person, or which of several people with that name is meant.",
    fix: "Describe the author as an item: `\"author\": {\"@type\": \"Person\", \"name\": \"…\", \"url\": \
          \"https://…/about-the-author\"}`. List several authors as an array, not as one string.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Article").filter(|article| article.has("author")), |article| {
        if let Some(text) = article.text("author") {
            let is_url = text.starts_with("https://") || text.starts_with("http://");
            let plain = || format!("its author is the plain text “{}”", shorten(text, 60));
            return wrong(if is_url { "its author is a URL without a name".into() } else { plain() });
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
