//! Google does not show an incomplete breadcrumb trail.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-breadcrumb",
    title: "Breadcrumb structured data has all required properties",
    failure_title: "Breadcrumb structured data is incomplete",
    severity: Minor,
    why: "Google shows the breadcrumb trail instead of the plain URL, but only if every item is complete.",
    fix: "Give every `ListItem` a `position` (counting from 1) and a `name`. Give every `ListItem` except the last an \
          `item` with its URL.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/breadcrumb")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "item": {"@id": "https://example.com/", "name":
            "Home"}}, {"@type": "ListItem", "position": "2", "name": "Mugs"}]}</script>"#,
        ),
        Pass(
            r#"<ol itemscope itemtype="https://schema.org/BreadcrumbList"><li itemprop="itemListElement" itemscope
            itemtype="https://schema.org/ListItem"><a itemprop="item" href="/"><b itemprop="name">Home</b></a><meta
            itemprop="position" content="1"><li itemprop="itemListElement" itemscope
            itemtype="https://schema.org/ListItem"> <b itemprop="name">Mugs</b><meta itemprop="position"
            content="2"></ol>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Home"}, {"@type": "ListItem",
            "position": 2, "name": "Mugs"}]}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "BreadcrumbList",
            "itemListElement": []}</script>"#,
        ),
        Inapplicable("<nav aria-label=breadcrumb><a href=/>Home</a></nav>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("BreadcrumbList")), |trail| {
        let steps: Vec<_> = trail.items("itemListElement").collect();
        if steps.is_empty() {
            return if trail.has_external_reference("itemListElement") {
                None
            } else {
                wrong("itemListElement is missing")
            };
        }
        let last = steps.len() - 1;
        for (index, step) in steps.iter().enumerate() {
            let is_counted = step.text("position").is_some_and(|position| position.parse::<u32>().is_ok());
            let is_named = step.has("name")
                || step.items("item").any(|item| item.has("name"))
                || step.has_external_reference("item");
            if !is_counted || !is_named {
                return wrong(format!(
                    "breadcrumb {} has no {}",
                    index + 1,
                    if is_named { "position" } else { "name" }
                ));
            }
            if index < last && !step.has("item") {
                return wrong(format!("breadcrumb {} has no item", index + 1));
            }
        }
        if last == 0 { mild("a trail with a single breadcrumb is not shown") } else { None }
    })
}
