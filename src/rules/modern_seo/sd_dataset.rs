//! Google Dataset Search lists only datasets with a name and a description.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-dataset",
    title: "Datasets have a name and a description of at least 50 characters",
    failure_title: "A dataset has no name, or no description of at least 50 characters",
    severity: Info,
    why: "Google Dataset Search includes only datasets with a name and a description of this length.",
    fix: "Set `name` and a `description` of 50 to 5,000 characters (one or two paragraphs).",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/dataset")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dataset", "name":
            "Mugs", "description": "Height, width and weight of nine thousand mugs from forty countries."}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dataset", "name":
            "A"}</script>"#,
        ),
        Inapplicable("<p>Data"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Dataset"), |dataset| match dataset.missing(&["name", "description"]) {
        Some(missing) => wrong(format!("missing {missing}")),
        None if dataset.texts("description").all(|text| text.chars().count() < 50) => {
            wrong("its description is shorter than 50 characters")
        }
        None => None,
    })
}
