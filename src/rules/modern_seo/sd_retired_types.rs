//! Some schema.org types had a search feature that no longer exists.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-retired-types",
    title: "Structured data does not target discontinued search features",
    failure_title: "Structured data targets a discontinued search feature",
    severity: Info,
    why: "Google ended the results for how-tos in 2023, and for claim reviews, special announcements and estimated \
          salaries in 2025. The markup is harmless, but no longer has an effect in Google Search.",
    fix: "No action is needed, and the markup can stay. Do not rely on it for search results.",
    references: &[
        Url("https://developers.google.com/search/blog/2023/08/howto-faq-changes"),
        Url("https://developers.google.com/search/blog/2025/06/simplifying-search-results"),
    ],
    examples: &[
        Pass(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe"}</script>"#),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "HowTo"}</script>"#),
        Inapplicable("<h1>How to make a mug</h1>"),
    ],
    check: Page(check),
};

const RETIRED: [&str; 4] = ["HowTo", "ClaimReview", "SpecialAnnouncement", "OccupationAggregationByEmployer"];

fn check(page: &PageFacts) -> Verdict {
    // `Recipe` is a subtype of `HowTo` and still has a search feature.
    each_item(page.items().filter(|item| item.is_main()), |item| {
        let is_retired = item.is_any(&RETIRED) && !item.is("Recipe");
        if is_retired { mild("Google no longer has a search feature for this type") } else { None }
    })
}
