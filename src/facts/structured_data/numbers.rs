//! Numbers in structured data: prices, ratings and counts.
use super::Item;
use crate::facts::text::{number_fault, shorten};

/// Numbers of prices and ratings. The values of aggregate ratings are left out: they have a rule of their own.
const NUMBERS: [(&str, &str); 11] = [
    ("Offer", "price"),
    ("Offer", "lowPrice"),
    ("Offer", "highPrice"),
    ("Offer", "offerCount"),
    ("PriceSpecification", "price"),
    ("PriceSpecification", "minPrice"),
    ("PriceSpecification", "maxPrice"),
    ("Rating", "ratingValue"),
    ("Rating", "bestRating"),
    ("Rating", "worstRating"),
    ("MonetaryAmount", "value"),
];

impl Item<'_> {
    /// Describes the first number of a price or rating that is not a plain number, is negative, or contradicts another.
    pub fn number_fault(self) -> Option<String> {
        let is_told_elsewhere = |name: &str| name == "ratingValue" && self.is("AggregateRating");
        let names = NUMBERS.iter().filter(|(kind, name)| self.is(kind) && !is_told_elsewhere(name));
        let numbers = names.flat_map(|(kind, name)| self.texts(name).map(move |text| (*kind, *name, text)));
        let found = numbers.into_iter().find_map(|(kind, name, text)| {
            let is_rating = kind == "Rating";
            // “60%” and “6/10” include their own scale.
            let number = if is_rating { text.split(['/', '%']).next().unwrap_or_default() } else { text };
            let is_negative =
                !is_rating && kind != "MonetaryAmount" && text.parse::<f64>().is_ok_and(|price| price < 0.0);
            let fault = if is_negative { Some("is negative".to_owned()) } else { number_fault(number) };
            Some(format!("{name} “{}” {}", shorten(text, 60), fault?))
        });
        let is_reversed = self.number("lowPrice").zip(self.number("highPrice")).is_some_and(|(low, high)| high < low);
        found.or_else(|| is_reversed.then(|| "highPrice is below lowPrice".to_owned()))
    }
}
