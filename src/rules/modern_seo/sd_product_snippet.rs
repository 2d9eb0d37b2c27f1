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
            "Mug", "offers": {"@type": "Offer", "lowPrice": 9.5, "priceCurrency": "EUR"}}</script>"#,
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

fn check(page: &PageFacts) -> Verdict {
    let products = page.main_items("Product").filter(|item| item.types().iter().any(|kind| kind == "Product"));
    each_item(products, |product| {
        if !product.has("name") {
            return wrong("name is missing");
        }
        if !product.has_any(&["offers", "aggregateRating", "review", "reviews"]) {
            return wrong("offers, aggregateRating and review are all missing");
        }
        product.items("offers").find_map(|offer| {
            if offer.is("AggregateOffer") {
                return offer
                    .missing(&["lowPrice", "priceCurrency"])
                    .and_then(|missing| wrong(format!("its AggregateOffer is missing {missing}")));
            }
            let is_priced = offer.has("price")
                || offer.items("priceSpecification").any(|price| price.has_any(&["price", "minPrice"]));
            let is_offer = offer.types().is_empty() || offer.is("Offer");
            let range = ["lowPrice", "highPrice"].into_iter().find(|name| offer.has(name));
            if let Some(name) = range.filter(|_| is_offer && !is_priced) {
                return wrong(format!("{name} belongs to an AggregateOffer, but the type of the offer is Offer"));
            }
            if is_priced || !is_offer || offer.has_external_reference("priceSpecification") {
                None
            } else {
                wrong("an offer has no price")
            }
        })
    })
}
