//! JSON-LD without `@context` and `@type` has no meaning to search engines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.jsonld-context",
    title: "JSON-LD has @context and @type",
    failure_title: "JSON-LD is missing @context or @type",
    severity: Minor,
    why: "Search engines look for schema.org types. They ignore a node that has no `@context` or no `@type`.",
    fix: "Begin the script with `{\"@context\": \"https://schema.org\", \"@type\": \"…\", …}`.",
    references: &[Url("https://www.w3.org/TR/json-ld11/#the-context"), Url("https://schema.org/docs/gs.html")],
    examples: &[
        Pass(r#"<script type="application/ld+json">{"@context": "http://schema.org", "@type": "Thing"}</script>"#),
        Pass(
            r#"<script type="application/ld+json">{"@context": ["https://schema.org", {"x": "https://x.example/"}],
            "@graph": [{"@type": "Thing"}, {"@id": "https://example.com/#other", "name":
            "Described elsewhere"}]}</script>"#,
        ),
        Pass(r#"<script type="application/ld+json">{"@type": "https://schema.org/Thing", "@context": {}}</script>"#),
        Fail(r#"<script type="application/ld+json">{"@type": "Thing", "name": "Mug"}</script>"#),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "name": "Mug"}</script>"#),
        Inapplicable(r#"<script type="application/ld+json">{"@context": "https://example.com/own", "a": 1}</script>"#),
        Inapplicable("<p>Nothing"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let scripts = page.structured_data().scripts.iter().filter(|script| script.status == ScriptStatus::Parsed);
    let lacking = scripts.clone().filter(|script| script.lacks_context);
    if lacking.clone().next().is_some() {
        let elements = lacking.filter_map(|script| script.element(&page.document));
        return fail("JSON-LD has no @context").at_all(elements);
    }
    let untyped = page.all_items().filter(|item| {
        let is_script = item.element().is_some_and(|element| element.is("script"));
        is_script && item.is_main() && item.types().is_empty() && !item.is_foreign() && item.id().is_none()
    });
    let elements: Vec<_> = untyped.filter_map(|item| item.element()).collect();
    if !elements.is_empty() {
        fail("A JSON-LD node has no @type").at_all(elements)
    } else if scripts.clone().all(|script| script.is_foreign) && page.items().next().is_none() {
        inapplicable()
    } else {
        pass()
    }
}
