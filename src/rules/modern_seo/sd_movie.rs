//! Google shows movies in a carousel with their posters.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-movie",
    title: "Movies in structured data have a name and an image",
    failure_title: "A movie in structured data has no name or no image",
    severity: Info,
    why: "Google shows movies in a carousel only if they have a name and an image.",
    fix: "Set `name` and `image` for each `Movie`.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // A movie that the page only mentions, for example in a review, needs no image.
    let is_shown = |item: &Item<'_>| {
        item.is("Movie")
            && item.parent().is_none_or(|(_, name)| matches!(name, "mainEntity" | "item" | "itemListElement"))
    };
    each_item(page.items().filter(is_shown), |item| {
        item.missing(&["name", "image"]).and_then(|missing| wrong(format!("missing {missing}")))
    })
}
