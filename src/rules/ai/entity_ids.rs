//! References inside structured data must point to items that exist.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.entity-ids",
    title: "Structured data references to items on the page resolve",
    failure_title: "Structured data refers to items that the page does not describe",
    severity: Info,
    why: "`{\"@id\": \"#author\"}` refers to an item that is described elsewhere on the page. If that item is \
          missing, its name and all its other properties are lost.",
    fix: "Describe the item under the same `@id`, or write it in place of the reference.",
    references: &[Url("https://www.w3.org/TR/json-ld11/#node-identifiers")],
    examples: &[
        Pass(
            r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Article",
            "author":
            {"@id": "#ann"}}, {"@type": "Person", "@id": "https://example.com/#ann", "name": "Ann"}]}</script>"##,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "author":
            {"@id": "https://example.com/team/#ann"}}</script>"#,
        ),
        Fail(
            r##"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "author":
            {"@id":
            "#ann"}}</script>"##,
        ),
        Inapplicable("<p>Ann"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let page_prefix = format!("{}#", without_fragment(page.url()));
    each_item(page.items(), |item| {
        item.properties().find_map(|(name, values)| {
            let unresolved = values.iter().find_map(|value| match value {
                ItemValue::Reference(id) if id.starts_with(&page_prefix) => Some(id),
                _ => None,
            })?;
            wrong(format!("{name} refers to {}, which the page does not describe", shorten(unresolved, 80)))
        })
    })
}
