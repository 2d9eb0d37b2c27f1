//! Employer ratings need the employer, the rating and the number of ratings.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-employer-rating",
    title: "Employer ratings are complete",
    failure_title: "An employer rating is incomplete",
    severity: Info,
    why: "Google shows employer ratings next to job postings only if they state the employer, the rating and the \
          number of ratings.",
    fix: "Set `itemReviewed` with a `name`, `ratingValue`, and `ratingCount` or `reviewCount`.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("EmployerAggregateRating")), |item| {
        if let Some(missing) = item.missing(&["itemReviewed", "ratingValue"]) {
            return wrong(format!("missing {missing}"));
        }
        if item.has_any(&["ratingCount", "reviewCount"]) { None } else { wrong("missing ratingCount or reviewCount") }
    })
}
