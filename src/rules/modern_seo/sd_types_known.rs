//! Search engines ignore types that schema.org does not define.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-types-known",
    title: "All structured data types exist in schema.org",
    failure_title: "A structured data type does not exist in schema.org",
    severity: Minor,
    why: "Type names are case-sensitive. Search engines ignore an item with a misspelled type without any warning.",
    fix: "Look up the type at schema.org/docs/full.html and write it exactly as listed: `Product`, not `product` or \
          `Products`.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items(), |item| {
        let unknown = item.unknown_types().next()?;
        match nearest_type(unknown) {
            Some(meant) => wrong(format!("schema.org has no type {unknown}; the correct name is probably {meant}")),
            // The type may be newer than the built-in list.
            None => mild(format!("schema.org has no type {unknown}")),
        }
    })
}
