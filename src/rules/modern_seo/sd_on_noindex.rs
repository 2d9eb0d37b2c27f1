//! Structured data on a noindex page produces no rich results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-on-noindex",
    title: "Structured data is on an indexable page",
    failure_title: "Structured data is on a page with noindex",
    severity: Info,
    why: "Search engines show rich results only for indexable pages. Either the `noindex` or the structured data is \
          probably a mistake.",
    fix: "Remove `noindex` if search engines should list the page. Otherwise, remove the structured data.",
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

/// Types that can produce rich results.
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
    let verdict = fail(format!("{} is on a page with noindex", item.label()));
    item.element().into_iter().fold(verdict, Verdict::at)
}
