//! A dataset that can be found in the dataset search.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-dataset",
    title: "Datasets have name and a description of 50 to 5,000 characters",
    failure_title: "",
    severity: Info,
    why: "Google's dataset search takes in only datasets that have both.",
    fix: "Give `name` and a `description` of one or two paragraphs.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Dataset"), |dataset| match dataset.missing(&["name", "description"]) {
        Some(missing) => wrong(format!("missing: {missing}")),
        None if dataset.texts("description").all(|text| text.chars().count() < 50) => {
            wrong("its description is too short")
        }
        None => None,
    })
}
