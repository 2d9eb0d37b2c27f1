//! Movies are shown in a row with their posters.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-movie",
    title: "Movies in structured data have name and image",
    failure_title: "",
    severity: Info,
    why: "Google shows a carousel of movies only with both.",
    fix: "Give each `Movie` its `name` and `image`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/movie")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Cats", "image": "/cats.jpg"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Movie", "name": "Cats"}</script>"#,
        ),
        Inapplicable("<p>Cats"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    // What a page only mentions, in a review for one, needs no picture.
    let shown = |item: &Item<'_>| {
        item.is("Movie")
            && item.holder().is_none_or(|(_, name)| matches!(name, "mainEntity" | "item" | "itemListElement"))
    };
    each_item(page.items().filter(shown), |item| {
        item.missing(&["name", "image"]).and_then(|missing| wrong(format!("missing: {missing}")))
    })
}
