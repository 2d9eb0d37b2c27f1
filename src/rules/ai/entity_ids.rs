//! References inside structured data lead somewhere.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.entity-ids",
    title: "References in structured data to this page's own items are met",
    failure_title: "",
    severity: Info,
    why: "`{\"@id\": \"#author\"}` stands for an item that is described elsewhere on the page. If it is not, its name \
          and all the rest are lost.",
    fix: "Describe the item under the same `@id`, or write it in place.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let here = format!("{}#", without_fragment(page.url()));
    each_item(page.items(), |item| {
        item.properties().find_map(|(name, values)| {
            let open = values.iter().find_map(|value| match value {
                ItemValue::Reference(id) if id.starts_with(&here) => Some(id),
                _ => None,
            })?;
            wrong(format!("{name} refers to {}, which the page does not describe", shorten(open, 80)))
        })
    })
}
