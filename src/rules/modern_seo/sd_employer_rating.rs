//! A rating of an employer says whom and how many.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-employer-rating",
    title: "Ratings of employers are complete",
    failure_title: "",
    severity: Info,
    why: "Google shows them beside jobs only if they say who is rated, how, and by how many.",
    fix: "Give `itemReviewed` with `name`, `ratingValue`, and `ratingCount` or `reviewCount`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/employer-rating")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "EmployerAggregateRating", "itemReviewed": {"@type": "Organization", "name": "A"}, "ratingValue": 4, "ratingCount": 9}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "EmployerAggregateRating", "ratingValue": 4}</script>"#,
        ),
        Inapplicable("<p>Jobs"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("EmployerAggregateRating")), |item| {
        if let Some(missing) = item.missing(&["itemReviewed", "ratingValue"]) {
            return wrong(format!("missing: {missing}"));
        }
        if item.has_any(&["ratingCount", "reviewCount"]) { None } else { wrong("missing: ratingCount") }
    })
}
