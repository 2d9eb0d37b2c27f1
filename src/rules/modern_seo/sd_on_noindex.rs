//! Structured data on a page that is not listed shows nowhere.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-on-noindex",
    title: "Structured data stands on pages that may be listed",
    failure_title: "",
    severity: Info,
    why: "Rich results come only from pages that search engines may list. Either the one or the other is a slip.",
    fix: "Remove `noindex`, or do without the structured data.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/sd-policies")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe", "name": "Tea"}</script>"#,
        ),
        Fail(
            r#"<meta name=robots content=noindex><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe", "name": "Tea"}</script>"#,
        ),
        Inapplicable("<meta name=robots content=noindex>"),
    ],
    check: Page(check),
};

/// Types that make rich results.
const TYPES: [&str; 10] = [
    "Article",
    "Course",
    "Dataset",
    "DiscussionForumPosting",
    "Event",
    "JobPosting",
    "Product",
    "QAPage",
    "Recipe",
    "VideoObject",
];

fn check(page: &PageFacts) -> Verdict {
    let Some(item) = page.items().find(|item| item.is_main() && item.is_any(&TYPES)) else { return inapplicable() };
    if !page.directives().is_noindex() {
        return pass();
    }
    let verdict = fail(format!("{} stands on a page with noindex", item.label()));
    item.element().into_iter().fold(verdict, Verdict::at)
}
