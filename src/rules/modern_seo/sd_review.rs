//! A review of nothing, by nobody, is not shown.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-review",
    title: "Reviews name their author and their subject",
    failure_title: "",
    severity: Minor,
    why: "Google shows a review only where it says who wrote it, about what, and with which rating.",
    fix: "Nest the review in what it is about, or give `itemReviewed`; give `author` with a `name` below 100 \
          characters, and `reviewRating` with `ratingValue`.",
    references: &[Url(
        "https://developers.google.com/search/docs/appearance/structured-data/review-snippet#review-properties",
    )],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Review", "author":
            "Ann", "itemReviewed": {"@type": "Book", "name": "Mugs"}, "reviewRating": {"@type": "Rating",
            "ratingValue": 4}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "review": [{"@type": "Review", "author": {"@type": "Person", "name": "Ann"}, "reviewRating":
            {"@type": "Rating", "ratingValue": 4}}]}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "review": {"@type": "Review", "reviewRating": {"@type": "Rating", "ratingValue": 4}}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Review", "author":
            "Ann", "reviewRating": {"@type": "Rating", "ratingValue": 4}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "ClaimReview"}</script>"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let reviews = page.items().filter(|item| item.is("Review") && !item.is_any(&["ClaimReview", "MediaReview"]));
    each_item(reviews, |review| {
        let is_nameless = |author: Item<'_>| {
            !author.is_partial() && !author.has_any(&["name", "alternateName"]) && author.id().is_none()
        };
        if !review.has("author") || review.items("author").any(is_nameless) {
            return wrong("the author's name is missing");
        }
        let mut names = review.texts("author").chain(review.items("author").filter_map(|author| author.text("name")));
        if names.any(|name| name.chars().count() >= 100) {
            return wrong("the author's name has 100 characters or more");
        }
        if review.holder().is_none() && !review.has("itemReviewed") {
            return wrong("itemReviewed is missing");
        }
        if review.has("reviewRating") { None } else { mild("reviewRating is missing") }
    })
}
