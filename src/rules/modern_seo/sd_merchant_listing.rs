//! Products without an image or a currency do not appear in shopping results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-merchant-listing",
    title: "Products for sale have the properties that merchant listings require",
    failure_title: "A product for sale is missing properties that merchant listings require",
    severity: Minor,
    why: "Google lists products in its shopping results for free, but only products with a name, an image, a price and \
          a currency.",
    fix: "Add `image` to the product, and `price` and `priceCurrency` to its offer.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/merchant-listing")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "image": "https://example.com/mug.jpg", "offers": {"@type": "Offer", "price": 9.5, "priceCurrency":
            "EUR"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "image": "https://example.com/mug.jpg", "offers": {"@type": "Offer", "price": 9.5}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "Offer", "price": 9.5, "priceCurrency": "EUR"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "AggregateOffer", "lowPrice": 9.5, "priceCurrency": "EUR"}}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_priced = |offer: Item<'_>| !offer.is("AggregateOffer") && offer.has("price");
    let is_for_sale =
        |item: &Item<'_>| item.types().iter().any(|kind| kind == "Product") && item.items("offers").any(is_priced);
    each_item(page.main_items("Product").filter(is_for_sale), |product| {
        let has_currency = |offer: Item<'_>| {
            offer.has("priceCurrency") || offer.items("priceSpecification").any(|price| price.has("priceCurrency"))
        };
        if !product.has_any(&["image", "images"]) {
            return wrong("image is missing");
        }
        if product.items("offers").any(|offer| is_priced(offer) && !has_currency(offer)) {
            return wrong("an offer has no priceCurrency");
        }
        None
    })
}
