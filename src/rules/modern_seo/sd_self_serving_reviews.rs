//! Google shows no stars for reviews of a business on its own site.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-self-serving-reviews",
    title: "Structured data contains no self-serving reviews",
    failure_title: "Structured data contains ratings or reviews of a business or organization",
    severity: Info,
    why: "Since 2019, Google shows no stars for ratings that a business or organization publishes about itself. They \
          do no harm either.",
    fix: "No action is needed. To get stars in search results, mark up ratings of products, recipes, courses or \
          similar items instead.",
    references: &[Url("https://developers.google.com/search/blog/2019/09/making-review-rich-results-more-helpful")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization", "name":
            "A"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dentist", "name": "A",
            "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5, "reviewCount": 9}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product"}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Organization"), |item| {
        if item.has_any(&["aggregateRating", "review"]) {
            mild("Google shows no stars for a rating on the organization's own site")
        } else {
            None
        }
    })
}
