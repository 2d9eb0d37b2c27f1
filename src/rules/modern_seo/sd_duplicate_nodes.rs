//! Two descriptions of one thing that differ: nobody knows which is true.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-duplicate-nodes",
    title: "Nothing is described twice in different ways",
    failure_title: "",
    severity: Minor,
    why: "It happens when theme and plugin both write structured data. Search engines take either, join them, or drop both.",
    fix: "Turn one of the sources off, or let both fill the same values.",
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
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut first: HashMap<(&str, String, &str), Item<'_>> = HashMap::new();
    let (mut checked, mut offenders) = (0, Vec::new());
    for item in page.items().filter(|item| item.is_main() && !item.is_partial()) {
        let kind = ["Article", "Product"].into_iter().find(|kind| item.is(kind));
        let name = item.text("headline").or_else(|| item.text("name"));
        let Some((kind, name)) = kind.zip(name) else { continue };
        // Things of one name with different addresses are different things.
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

/// What the one says differently from the other.
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
