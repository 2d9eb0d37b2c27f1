//! Search engines cannot know which of two conflicting descriptions of an item is right.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-duplicate-nodes",
    title: "Structured data does not describe an item twice with different values",
    failure_title: "Structured data describes an item twice with different values",
    severity: Minor,
    why: "Conflicts occur when a theme and a plugin both write structured data. Search engines then use one of the \
          descriptions, merge them, or ignore both.",
    fix: "Turn off one of the sources, or fill both from the same values.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/sd-policies")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline":
            "Mugs", "datePublished": "2026-11-20"}</script><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Article", "headline": "Mugs", "datePublished":
            "2026-11-20T08:00:00Z"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Article", "headline":
            "Mugs", "datePublished": "2026-11-20"}</script><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Article", "headline": "Mugs", "datePublished": "2024-11-20"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Product",
            "name": "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 9}},
            {"@type": "Product", "name": "Mug", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 5,
            "reviewCount": 9}}]}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Product",
            "name": "Mug", "url": "/blue"}, {"@type": "Product", "name": "Mug", "url": "/red"}]}</script>"#,
        ),
        Inapplicable("<p>Mugs"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut first: HashMap<(&str, String, &str), Item<'_>> = HashMap::new();
    let (mut checked, mut offenders) = (0, Vec::new());
    for item in page.items().filter(|item| item.is_main() && !item.is_partial()) {
        let kind = ["Article", "Product"].into_iter().find(|kind| item.is(kind));
        let name = item.text("headline").or_else(|| item.text("name"));
        let Some((kind, name)) = kind.zip(name) else { continue };
        // Items with the same name but another URL, SKU, color or size are different items.
        let own = [item.text("url"), item.text("sku"), item.text("color"), item.text("size")];
        let key = (kind, name.to_lowercase(), own.into_iter().flatten().next().unwrap_or_default());
        match first.get(&key) {
            Some(twin) => {
                checked += 1;
                if let Some(text) = difference(*twin, item) {
                    offenders.push((item, text));
                }
            }
            None => {
                first.insert(key, item);
            }
        }
    }
    match offenders.first() {
        None if checked == 0 => inapplicable(),
        None => pass().with("checked", checked),
        Some((item, text)) => offenders
            .iter()
            .filter_map(|(item, _)| item.element())
            .fold(fail(format!("{} is described twice: {text}", item.label())), Verdict::at)
            .with("count", offenders.len()),
    }
}

/// Describes the difference between two descriptions of the same item, if there is one.
fn difference(one: Item<'_>, other: Item<'_>) -> Option<String> {
    let days = one.text("datePublished").and_then(day_of).zip(other.text("datePublished").and_then(day_of));
    if days.is_some_and(|(one, other)| (one - other).abs() > 1) {
        return Some("datePublished differs".to_owned());
    }
    let rating = |item: Item<'_>| item.items("aggregateRating").next()?.number("ratingValue");
    let ratings = rating(one).zip(rating(other));
    let differs = ratings.is_some_and(|(one, other)| (one - other).abs() > 0.1);
    differs.then(|| "ratingValue differs".to_owned())
}
