//! Structured data tells search engines what a page is about.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-present",
    title: "The page has structured data",
    failure_title: "The page has no structured data",
    severity: Info,
    why: "Rich results need structured data; ordinary results do not. This rule is informational and does not affect \
          the score.",
    fix: "Describe the content of the page in JSON-LD, with a schema.org type for which search engines have a feature.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/search-gallery")],
    examples: &[
        Pass(r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Recipe"}</script>"#),
        Pass(r#"<p itemscope itemtype="https://schema.org/Recipe">"#),
        Pass(r#"<p vocab="https://schema.org/" typeof="Recipe">"#),
        Fail("<p>Cook for ten minutes."),
        CannotTell(r#"<script async src="https://www.googletagmanager.com/gtm.js?id=GTM-X"></script><p>Cook."#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_managed = || {
        page.all("script").any(|script| {
            let texts = [script.get("src").unwrap_or_default(), script.text()];
            texts.into_iter().any(|text| contains(text, "googletagmanager.com/gtm.js"))
        })
    };
    if !page.structured_data().is_empty() {
        let mut types: Vec<&str> = page.items().flat_map(|item| item.types()).map(String::as_str).take(200).collect();
        types.sort_unstable();
        types.dedup();
        pass().with("types", types.into_iter().take(20).collect::<Vec<_>>())
    } else if is_managed() {
        cannot_tell("A tag manager may add structured data in the browser")
    } else {
        fail("The served HTML has no JSON-LD, microdata or RDFa")
    }
}
