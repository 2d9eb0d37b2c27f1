//! A type that schema.org does not have is no type at all.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-types-known",
    title: "All types of structured data exist in schema.org",
    failure_title: "",
    severity: Minor,
    why: "Type names are case-sensitive. An item with a misspelt type is ignored, and nothing says so.",
    fix: "Look the type up at schema.org/docs/full.html and spell it just so: `Product`, not `product` or `Products`.",
    references: &[Url("https://schema.org/docs/full.html"), Url("https://validator.schema.org/")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": ["Restaurant",
            "https://example.com/own#Kind"]}</script>"#,
        ),
        Pass(r#"<p itemscope itemtype="http://schema.org/Product"><b itemprop="name">Mug</b>"#),
        Fail(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "product"}</script>"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Organisation">"#),
        Inapplicable(r#"<p itemscope itemtype="https://example.com/Kind">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items(), |item| {
        let unknown = item.unknown_types().next()?;
        match nearest_type(unknown) {
            Some(meant) => wrong(format!("schema.org has no type {unknown}; {meant} is meant")),
            // It may be younger than the list that is asked.
            None => mild(format!("schema.org has no type {unknown}")),
        }
    })
}
