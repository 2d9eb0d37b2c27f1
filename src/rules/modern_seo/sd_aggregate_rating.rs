//! A rating off its scale or without a count shows no stars.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-aggregate-rating",
    title: "Ratings have a value on their scale, a count and a subject",
    failure_title: "",
    severity: Minor,
    why: "Google drops a rating whose value lies outside its scale, that nobody gave, or that is of nothing.",
    fix: "Give `ratingValue` with a point, `ratingCount` or `reviewCount` of at least 1, and `bestRating` where the \
          best is not 5. Leave the rating out while there are no reviews.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/review-snippet")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4.5", "reviewCount": 12}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 87, "bestRating": 100,
            "ratingCount": 12}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 9, "ratingCount": 12}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 0}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "AggregateRating",
            "ratingValue": 4, "ratingCount": 3}</script>"#,
        ),
        Inapplicable("<p>4.5 of 5 stars"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("AggregateRating")), |rating| {
        let Some(value) = rating.text("ratingValue") else { return wrong("ratingValue is missing") };
        let (best, worst) = (rating.number("bestRating").unwrap_or(5.0), rating.number("worstRating").unwrap_or(1.0));
        // “60%” and “6 / 10” bring their scale along.
        let is_on_scale = match value.parse::<f64>() {
            Ok(number) => (worst.min(best)..=best.max(worst)).contains(&number),
            Err(_) => value.ends_with('%') || value.contains('/'),
        };
        let counts = ["ratingCount", "reviewCount"];
        if !is_on_scale {
            wrong(format!("ratingValue “{}” is not between {worst} and {best}", shorten(value, 20)))
        } else if !rating.has_any(&counts) {
            wrong("ratingCount or reviewCount is needed")
        } else if counts.iter().filter_map(|name| rating.number(name)).all(|count| count < 1.0) {
            wrong("its count is no number above zero")
        } else if rating.holder().is_none() && !rating.has("itemReviewed") {
            wrong("itemReviewed is missing")
        } else {
            None
        }
    })
}
