//! Google does not show a review without an author or a reviewed item.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-review",
    title: "Reviews have an author, a reviewed item and a rating",
    failure_title: "A review is incomplete or has an author name that is too long",
    severity: Minor,
    why: "Google shows a review only if the markup states who wrote it, what it is about and which rating it gives.",
    fix: "Nest the review in the reviewed item, or set `itemReviewed`. Set `author` with a `name` shorter than 100 \
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
    check: Page(check),
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
        if review.parent().is_none() && !review.has("itemReviewed") {
            return wrong("itemReviewed is missing");
        }
        if review.has("reviewRating") { None } else { mild("reviewRating is missing") }
    })
}
