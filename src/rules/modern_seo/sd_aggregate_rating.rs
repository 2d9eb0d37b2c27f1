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
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4,5", "ratingCount": 12}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": "1,234"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "reviewCount": 12, "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": 4.5}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "4,5/5", "ratingCount": 12}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": "6 / 10", "ratingCount": 12}}</script>"#,
        ),
        Inapplicable("<p>4.5 of 5 stars"),
    ],
    check: Page(check),
};

const COUNTS: [&str; 2] = ["ratingCount", "reviewCount"];

fn check(page: &PageFacts) -> Verdict {
    let has_rating = |item: &Item<'_>| item.is("AggregateRating") || item.text("aggregateRating").is_some();
    each_item(page.items().filter(has_rating), |item| {
        if !item.is("AggregateRating") {
            return wrong("aggregateRating is a plain value: nest an AggregateRating with ratingValue and ratingCount");
        }
        let Some(value) = item.text("ratingValue") else { return wrong("ratingValue is missing") };
        let (best, worst) = (item.number("bestRating").unwrap_or(5.0), item.number("worstRating").unwrap_or(1.0));
        // “60%” and “6 / 10” include their own scale.
        let before_scale = value.split(['/', '%']).next().unwrap_or_default();
        if let Some(fault) = number_fault(before_scale) {
            return wrong(format!("ratingValue “{}” {fault}", shorten(value, 20)));
        }
        let is_on_scale = |number: f64| (worst.min(best)..=best.max(worst)).contains(&number);
        if value.parse().is_ok_and(|number| !is_on_scale(number)) {
            return wrong(format!("ratingValue “{}” is not between {worst} and {best}", shorten(value, 20)));
        }
        count_fault(item).or_else(|| {
            let is_alone = item.parent().is_none() && !item.has("itemReviewed");
            if is_alone { wrong("itemReviewed is missing") } else { None }
        })
    })
}

fn count_fault(rating: Item<'_>) -> Option<Fault> {
    let misplaced = || rating.parent().and_then(|(parent, _)| COUNTS.into_iter().find(|name| parent.has(name)));
    let texts = || COUNTS.into_iter().filter_map(|name| Some((name, rating.text(name)?)));
    if !rating.has_any(&COUNTS) {
        return match misplaced() {
            Some(name) => wrong(format!("{name} is on the rated item and belongs inside the AggregateRating")),
            None => wrong("ratingCount and reviewCount are both missing"),
        };
    }
    if texts().any(|(_, text)| text.parse::<f64>().is_ok_and(|count| count >= 1.0)) {
        return None;
    }
    match texts().find_map(|(name, text)| Some((name, text, number_fault(text)?))) {
        Some((name, text, fault)) => wrong(format!("{name} “{}” {fault}", shorten(text, 20))),
        None => wrong("its count is not a number above zero"),
    }
}
