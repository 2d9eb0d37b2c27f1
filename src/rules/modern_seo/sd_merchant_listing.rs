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
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "image": "https://example.com/mug.jpg", "offers": {"@type": "Offer", "price": 20, "priceCurrency":
            "EUR", "priceSpecification": {"@type": "UnitPriceSpecification", "priceType":
            "https://schema.org/StrikethroughPrice", "price": 15, "priceCurrency": "EUR"}}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "image": "https://example.com/mug.jpg", "offers": {"@type": "Offer", "priceSpecification": [{"@type":
            "UnitPriceSpecification", "price": 12, "priceCurrency": "EUR"}, {"@type": "UnitPriceSpecification",
            "priceType": "https://schema.org/ListPrice", "price": 15, "priceCurrency": "EUR"}]}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "AggregateOffer", "lowPrice": 9.5, "priceCurrency": "EUR"}}</script>"#,
        ),
    ],
    check: Page(check),
};

/// Most prices of an offer that are read.
const MAX_PRICES: usize = 100;

fn check(page: &PageFacts) -> Verdict {
    let is_priced = |offer: Item<'_>| {
        let has_price = || {
            offer
                .items("priceSpecification")
                .take(MAX_PRICES)
                .any(|price| price.has("price") && !price.is_struck_price())
        };
        !offer.is("AggregateOffer") && (offer.has("price") || has_price())
    };
    let is_for_sale =
        |item: &Item<'_>| item.types().iter().any(|kind| kind == "Product") && item.items("offers").any(is_priced);
    each_item(page.main_items("Product").filter(is_for_sale), |product| {
        let has_currency = |offer: Item<'_>| {
            offer.has("priceCurrency")
                || offer.items("priceSpecification").take(MAX_PRICES).any(|price| price.has("priceCurrency"))
        };
        if !product.has_any(&["image", "images"]) {
            return wrong("image is missing");
        }
        if product.items("offers").any(|offer| is_priced(offer) && !has_currency(offer)) {
            return wrong("an offer has no priceCurrency");
        }
        let (active, struck) = product.items("offers").find_map(more_than_struck)?;
        wrong(format!("the price {active} is above the list price {struck}"))
    })
}

/// Returns the active price and the list price of an offer if the active price is above it.
fn more_than_struck(offer: Item<'_>) -> Option<(f64, f64)> {
    // Prices per unit, tier or region are not comparable.
    let is_plain = |price: &Item<'_>| {
        !price.has_any(&["referenceQuantity", "eligibleQuantity", "eligibleRegion", "validForMemberTier", "unitCode"])
    };
    let prices: Vec<Item<'_>> = offer.items("priceSpecification").take(MAX_PRICES).filter(is_plain).collect();
    let struck = prices.iter().copied().find(|price| price.is_struck_price())?;
    let nested = prices.iter().copied().find(|price| !price.is_struck_price() && price.has("price"));
    let (active, of) = match offer.number("price") {
        Some(price) => (price, offer),
        None => (nested?.number("price")?, nested?),
    };
    let listed =
        struck.number("price").filter(|listed| *listed < active && currency(struck, offer) == currency(of, offer))?;
    Some((active, listed))
}

fn currency<'a>(price: Item<'a>, offer: Item<'a>) -> Option<&'a str> {
    price.text("priceCurrency").or_else(|| offer.text("priceCurrency"))
}
