//! Reviews of a business on its own site show no stars.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-self-serving-reviews",
    title: "A business does not rate itself in structured data",
    failure_title: "",
    severity: Info,
    why: "Since 2019 Google shows no stars for ratings that a business or organisation publishes about itself. They do \
          no harm either.",
    fix: "Nothing has to be done. For stars in results, rate products, recipes, courses or the like instead.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Organization"), |item| {
        if item.has_any(&["aggregateRating", "review"]) { mild("its own rating shows no stars") } else { None }
    })
}
