//! Google shows the price and rating of an app from its structured data.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-software-app",
    title: "App structured data has a name, a price and a rating",
    failure_title: "App structured data is incomplete",
    severity: Minor,
    why: "Google shows the price and stars of an app only if `offers.price` and a rating are given. A price of 0 means \
          that the app is free.",
    fix: "Set `name` and `offers` with `price` (0 if the app is free). Add `aggregateRating` or `review` if there are \
          real ones.",
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let apps = page.main_items("SoftwareApplication").filter(|item| !item.is_any(&["VideoGame", "OperatingSystem"]));
    each_item(apps, |app| {
        let is_priced = |offer: Item<'_>| offer.has_any(&["price", "lowPrice", "priceSpecification"]);
        if !app.has("name") {
            wrong("name is missing")
        } else if app.items("offers").any(|offer| !is_priced(offer)) {
            wrong("its offer has no price")
        } else if !app.has("offers") || !app.has_any(&["aggregateRating", "review"]) {
            mild("offers or a rating is missing, so Google shows no app result")
        } else {
            None
        }
    })
}
