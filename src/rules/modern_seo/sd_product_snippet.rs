//! A product without a price or a rating gets no product snippet.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-product-snippet",
    title: "Products have the properties that product snippets require",
    failure_title: "A product is missing properties that product snippets require",
    severity: Major,
    why: "Google shows a price and stars under a result only if the product has a name and an offer, rating or review, \
          and every offer has a price.",
    fix: "Set `name` and at least one of `offers` (with `price`, or with `lowPrice` and `priceCurrency` for an \
          `AggregateOffer`), `aggregateRating` and `review`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/product-snippet")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "Offer", "price": "9.50", "priceCurrency": "EUR"}}</script>"#,
        ),
        Pass(
            r##"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "Product",
            "name": "Mug", "offers": [{"@id": "#o"}]}, {"@type": "Offer", "@id": "#o", "priceSpecification": [{"@type":
            "UnitPriceSpecification", "price": 9.5}]}]}</script>"##,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug"}</script>"#,
        ),
        Fail(
            r#"<div itemscope itemtype="http://schema.org/Product"><h1 itemprop="name">Mug</h1><p itemprop="offers"
            itemscope itemtype="http://schema.org/Offer"><meta itemprop="priceCurrency" content="EUR"></p></div>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "Offer", "priceSpecification": {"@type": "UnitPriceSpecification", "priceType":
            "https://schema.org/ListPrice", "price": 15, "priceCurrency": "EUR"}}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "Offer", "priceSpecification": [{"@type": "UnitPriceSpecification", "priceType":
            "https://schema.org/ListPrice", "price": 15}, {"@type": "UnitPriceSpecification", "price": 9.5}]}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"priceSpecification": {"priceType": {"@id": "https://schema.org/MSRP"}, "price":
            15}}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "Offer", "lowPrice": 9.5, "priceCurrency": "EUR"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "offers": {"@type": "AggregateOffer", "price": 9.5, "priceCurrency": "EUR"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Review",
            "itemReviewed": {"@type": "Product", "name": "Mug"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Car", "name":
            "T"}</script>"#,
        ),
    ],
    check: Page(check),
};

/// Most prices of an offer that are read.
const MAX_PRICES: usize = 100;

fn check(page: &PageFacts) -> Verdict {
    let products = page.main_items("Product").filter(|item| item.types().iter().any(|kind| kind == "Product"));
    each_item(products, |product| {
        if !product.has("name") {
            return wrong("name is missing");
        }
        if !product.has_any(&["offers", "aggregateRating", "review", "reviews"]) {
            return wrong("offers, aggregateRating and review are all missing");
        }
        product.items("offers").find_map(offer_fault)
    })
}

fn offer_fault(offer: Item<'_>) -> Option<Fault> {
    if offer.is("AggregateOffer") {
        let missing = offer.missing(&["lowPrice", "priceCurrency"])?;
        return match missing.contains("lowPrice") && offer.has("price") {
            true => wrong("its AggregateOffer has price: use lowPrice and highPrice, or the type Offer"),
            false => wrong(format!("its AggregateOffer is missing {missing}")),
        };
    }
    let is_offer = offer.types().is_empty() || offer.is("Offer");
    if !is_offer || offer.has("price") || offer.has_external_reference("priceSpecification") {
        return None;
    }
    let mut listed = offer
        .items("priceSpecification")
        .take(MAX_PRICES)
        .filter(|price| price.has_any(&["price", "minPrice"]))
        .peekable();
    if listed.peek().is_none() {
        return match offer.has_any(&["lowPrice", "highPrice"]) {
            true => {
                wrong("an offer has lowPrice, which belongs to AggregateOffer: use price, or the type AggregateOffer")
            }
            false => wrong("an offer has no price"),
        };
    }
    match listed.find_map(|price| (!price.is_struck_price()).then_some(())) {
        Some(()) => None,
        None => wrong("the only price of an offer is a list price or a member's price: add the price that people pay"),
    }
}
