//! Google shows a list of courses if there are at least three.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-course-list",
    title: "Courses in structured data have a name, a description and a provider",
    failure_title: "A course in structured data has no description or no provider",
    severity: Info,
    why: "Google shows courses as a list only if they have a name and a description.",
    fix: "Set `name`, `description` and `provider` for each `Course`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/course")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Course", "name": "Tea", "description": "How to make tea.", "provider": {"@type": "Organization", "name": "A"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Course", "name": "Tea"}</script>"#,
        ),
        Inapplicable("<p>Tea"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("Course") && item.has("name")), |item| {
        if let Some(missing) = item.missing(&["description"]) {
            return wrong(format!("missing {missing}"));
        }
        item.missing(&["provider"]).and_then(|missing| mild(format!("missing {missing}")))
    })
}
