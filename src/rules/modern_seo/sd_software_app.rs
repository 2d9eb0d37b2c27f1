//! An app with its price.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-software-app",
    title: "Apps have name and price",
    failure_title: "",
    severity: Minor,
    why: "Google shows price and stars of an app only where `offers.price` and a rating are given; 0 means free.",
    fix: "Give `name`, `offers` with `price` (0 if it is free), and `aggregateRating` or `review` if there are real \
          ones.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/software-app")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MobileApplication",
            "name": "A", "offers": {"@type": "Offer", "price": 0}, "aggregateRating": {"@type": "AggregateRating",
            "ratingValue": 4, "ratingCount": 5}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "SoftwareApplication",
            "offers": {"@type": "Offer", "price": 0}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "WebApplication",
            "name": "A", "offers": {"@type": "Offer", "priceCurrency": "EUR"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "VideoGame"}</script>"#,
        ),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let apps = page.main_items("SoftwareApplication").filter(|item| !item.is_any(&["VideoGame", "OperatingSystem"]));
    each_item(apps, |app| {
        let is_priced = |offer: Item<'_>| offer.has_any(&["price", "lowPrice", "priceSpecification"]);
        if !app.has("name") {
            wrong("name is missing")
        } else if app.items("offers").any(|offer| !is_priced(offer)) {
            wrong("its offer lacks price")
        } else if !app.has("offers") || !app.has_any(&["aggregateRating", "review"]) {
            mild("without offers and a rating it gets no app result")
        } else {
            None
        }
    })
}
