//! Google shows no stars for a rating outside its scale or without a count.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-aggregate-rating",
    title: "Aggregate ratings have a valid value, a count and a rated item",
    failure_title: "An aggregate rating is incomplete or invalid",
    severity: Minor,
    why: "Google ignores a rating that is outside its scale, is based on no ratings or reviews, or does not state the \
          rated item.",
    fix: "Set `ratingValue` with a decimal point, and `ratingCount` or `reviewCount` to at least 1. Add `bestRating` \
          if the best value is not 5. Nest the rating in the rated item, or set `itemReviewed`. Leave the rating out \
          while there are no reviews.",
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
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4,5", "ratingCount": 3}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "AggregateRating",
            "ratingValue": 4, "ratingCount": 3}</script>"#,
        ),
        Inapplicable("<p>4.5 of 5 stars"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("AggregateRating")), |rating| {
        let Some(value) = rating.text("ratingValue") else { return wrong("ratingValue is missing") };
        let (best, worst) = (rating.number("bestRating").unwrap_or(5.0), rating.number("worstRating").unwrap_or(1.0));
        // “60%” and “6 / 10” include their own scale.
        let is_on_scale = match value.parse::<f64>() {
            Ok(number) => (worst.min(best)..=best.max(worst)).contains(&number),
            Err(_) => value.ends_with('%') || value.contains('/'),
        };
        let with_comma = ["ratingValue", "bestRating", "worstRating"].into_iter().find_map(|name| {
            let text = rating.text(name).filter(|text| text.replace(',', ".").parse::<f64>().is_ok())?;
            text.contains(',').then(|| format!("{name} “{}” has a decimal comma; use a point", shorten(text, 20)))
        });
        if with_comma.is_some() {
            return with_comma.and_then(wrong);
        }
        let counts = ["ratingCount", "reviewCount"];
        if !is_on_scale {
            wrong(format!("ratingValue “{}” is not between {worst} and {best}", shorten(value, 20)))
        } else if !rating.has_any(&counts) {
            wrong("ratingCount and reviewCount are both missing")
        } else if counts.iter().filter_map(|name| rating.number(name)).all(|count| count < 1.0) {
            wrong("its count is not a number above zero")
        } else if rating.parent().is_none() && !rating.has("itemReviewed") {
            wrong("itemReviewed is missing")
        } else {
            None
        }
    })
}
