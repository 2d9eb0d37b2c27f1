//! Types that once had a search feature of their own and have none now.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-retired-types",
    title: "No structured data for search features that are gone",
    failure_title: "",
    severity: Info,
    why: "Google has ended the results for how-tos (2023) and for claim reviews, special announcements and estimated \
          salaries (2025). The markup is harmless, but brings nothing in its search any more.",
    fix: "Nothing has to be done, and nothing needs to be removed; just do not count on it.",
    references: &[
        Url("https://developers.google.com/search/blog/2023/08/howto-faq-changes"),
        Url("https://developers.google.com/search/blog/2025/06/simplifying-search-results"),
    ],
    examples: &[
        Pass(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe"}</script>"#),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "HowTo"}</script>"#),
        Inapplicable("<h1>How to make a mug</h1>"),
    ],
    check: Indexable(check),
};

const RETIRED: [&str; 4] = ["HowTo", "ClaimReview", "SpecialAnnouncement", "OccupationAggregationByEmployer"];

fn check(page: &PageFacts) -> Verdict {
    // A recipe is a kind of how-to, and very much alive.
    each_item(page.items().filter(|item| item.is_main()), |item| {
        let is_retired = item.is_any(&RETIRED) && !item.is("Recipe");
        if is_retired { mild("Google has no result for it any more") } else { None }
    })
}
