//! Google drops product results if a page gives conflicting prices.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-price-consistency",
    title: "Structured data and meta tags give the same price",
    failure_title: "Structured data and meta tags give different prices",
    severity: Minor,
    why: "Google and Meta compare the prices that a page gives. If they differ, products are disapproved, rich results \
          disappear, and visitors see a price that they do not get.",
    fix: "Fill `offers.price` and `product:price:amount` from the same field, for the variant that the page shows.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/structured-data/merchant-listing"),
        Url("https://support.google.com/merchants/answer/12159029"),
    ],
    examples: &[
        Pass(
            r#"<meta property="product:price:amount" content="12,50"><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Product", "offers": {"@type": "Offer", "price": "12.50"}}</script>"#,
        ),
        Fail(
            r#"<meta property="product:price:amount" content="14.50"><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Product", "offers": {"@type": "Offer", "price": 12.5}}</script>"#,
        ),
        CannotTell(
            r#"<meta property="product:price:amount" content="14.50"><script type="application/ld+json">{"@context":
            "https://schema.org", "@type": "Product", "offers": [{"@type": "Offer", "price": 12.5}, {"@type": "Offer",
            "price": 13.5}]}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "offers":
            {"@type": "Offer", "price": 12.5}}</script>"#,
        ),
    ],
    check: Page(check),
};

const AMOUNTS: [&str; 3] = ["product:price:amount", "og:price:amount", "product:sale_price:amount"];
const CURRENCIES: [&str; 2] = ["product:price:currency", "og:price:currency"];

fn check(page: &PageFacts) -> Verdict {
    let meta_prices: Vec<f64> = AMOUNTS.iter().filter_map(|name| number(page.meta_text(name)?)).collect();
    let mut products = page.main_items("Product");
    let Some(product) = products.next().filter(|_| !meta_prices.is_empty() && products.next().is_none()) else {
        return inapplicable();
    };
    let offers: Vec<_> =
        product.items("offers").flat_map(|offer| std::iter::once(offer).chain(offer.items("offers"))).collect();
    let names = ["price", "lowPrice", "highPrice"];
    let own = offers.iter().flat_map(|offer| names.iter().flat_map(move |name| offer.texts(name)));
    let nested = offers
        .iter()
        .flat_map(|offer| offer.items("priceSpecification"))
        .filter_map(|specification| specification.text("price"));
    let prices: Vec<f64> = own.chain(nested).filter_map(number).collect();
    let is_same = |one: f64, other: f64| (one - other).abs() < 0.005;
    let currency = CURRENCIES.iter().find_map(|name| page.meta_text(name));
    let is_other_currency = |offer: &Item<'_>| {
        offer.text("priceCurrency").zip(currency).is_some_and(|(one, other)| !one.eq_ignore_ascii_case(other))
    };
    match (prices.as_slice(), meta_prices.first()) {
        ([], _) | (_, None) => inapplicable(),
        _ if prices.iter().any(|price| meta_prices.iter().any(|other| is_same(*other, *price))) => pass(),
        ([price], Some(other)) if !product.is_partial() && !offers.iter().any(is_other_currency) => {
            let message = format!("The price is {price} in the structured data, but {other} in the meta tags");
            fail(message).at_all(AMOUNTS.iter().flat_map(|name| page.meta_elements(name)))
        }
        _ => cannot_tell("The page gives several prices"),
    }
}

/// Parses a price with a decimal point or comma and without thousands separators.
fn number(text: &str) -> Option<f64> {
    let text = match text.rsplit_once(',') {
        Some((before, cents)) if cents.len() <= 2 && !before.contains(['.', ',']) => format!("{before}.{cents}"),
        _ => text.to_owned(),
    };
    text.parse().ok().filter(|price: &f64| price.is_finite() && *price > 0.0)
}
