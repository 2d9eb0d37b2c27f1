//! A breadcrumb trail with holes is not shown.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-breadcrumb",
    title: "Breadcrumb trails have position, name and address at every step",
    failure_title: "",
    severity: Minor,
    why: "Google shows the trail in place of the bare address, but only if every step is complete.",
    fix: "Each `ListItem` needs `position` (counting from 1), `name` and, save for the last, `item` with its URL.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items().filter(|item| item.is("BreadcrumbList")), |trail| {
        let steps: Vec<_> = trail.items("itemListElement").collect();
        if steps.is_empty() {
            return if trail.is_elsewhere("itemListElement") { None } else { wrong("itemListElement is missing") };
        }
        let last = steps.len() - 1;
        for (place, step) in steps.iter().enumerate() {
            let is_counted = step.text("position").is_some_and(|position| position.parse::<u32>().is_ok());
            let is_named =
                step.has("name") || step.items("item").any(|item| item.has("name")) || step.is_elsewhere("item");
            if !is_counted || !is_named {
                return wrong(format!("step {} lacks {}", place + 1, if is_named { "position" } else { "name" }));
            }
            if place < last && !step.has("item") {
                return wrong(format!("step {} lacks item", place + 1));
            }
        }
        if last == 0 { mild("a trail of one step is not shown") } else { None }
    })
}
