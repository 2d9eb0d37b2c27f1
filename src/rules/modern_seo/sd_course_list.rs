//! A list of courses is shown from three on.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-course-list",
    title: "Courses in structured data have name, description and provider",
    failure_title: "",
    severity: Info,
    why: "Google shows them as a list only if they have name and description.",
    fix: "Give each `Course` its `name`, `description` and `provider`.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("Course") && item.has("name")), |item| {
        if let Some(missing) = item.missing(&["description"]) {
            return wrong(format!("missing: {missing}"));
        }
        item.missing(&["provider"]).and_then(|missing| mild(format!("missing: {missing}")))
    })
}
