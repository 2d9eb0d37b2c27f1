//! Values in a form that machines cannot read are as good as missing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-value-formats",
    title: "Dates, durations, prices and codes in structured data are in standard form",
    failure_title: "",
    severity: Minor,
    why: "`12,50 €` or `next Friday` are clear to people only. Search engines drop such values, and often the rich \
          result.",
    fix: "Dates like `2026-11-21T19:30:00+01:00`, durations like `PT1H30M`, prices like `1299.00` with the currency as \
          three capitals in a property of its own, and names like `https://schema.org/InStock`.",
    references: &[
        Url("https://schema.org/docs/datamodel.html"),
        Url("https://schema.org/price"),
        Url("https://www.gs1.org/services/how-calculate-check-digit-manually"),
    ],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name":
            "Mug", "gtin13": "4006381333931", "offers": {"@type": "Offer", "price": 12.5, "priceCurrency": "EUR",
            "priceValidUntil": "2026-12-31", "availability": "https://schema.org/InStock"}}</script>"#,
        ),
        Pass(
            r#"<p itemscope itemtype="https://schema.org/Recipe"><time itemprop="cookTime" datetime="PT30M">30
            min</time>"#,
        ),
        Fail(r#"<p itemscope itemtype="https://schema.org/Offer"><b itemprop="price">12,50 €</b>"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Offer"><meta itemprop="availability" content="in stock">"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Product"><meta itemprop="gtin13" content="4006381333932">"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Event"><time itemprop="startDate">next Friday</time>"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Recipe"><b itemprop="prepTime">30 minutes</b>"#),
        Inapplicable("<p>12,50 €"),
    ],
    check: Indexable(check),
};

const DATES: [&str; 10] = [
    "startDate",
    "endDate",
    "doorTime",
    "datePosted",
    "validThrough",
    "validFrom",
    "uploadDate",
    "expires",
    "priceValidUntil",
    "availabilityStarts",
];
const DURATIONS: [&str; 4] = ["prepTime", "cookTime", "totalTime", "performTime"];
const PRICES: [&str; 3] = ["price", "lowPrice", "highPrice"];
const GTINS: [&str; 5] = ["gtin", "gtin8", "gtin12", "gtin13", "gtin14"];
const AVAILABILITY: &str = "BackOrder Discontinued InStock InStoreOnly LimitedAvailability MadeToOrder OnlineOnly \
                            OutOfStock PreOrder PreSale Reserved SoldOut";
const CONDITION: &str = "NewCondition UsedCondition RefurbishedCondition DamagedCondition";
const STATUS: &str = "EventCancelled EventMovedOnline EventPostponed EventRescheduled EventScheduled";

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items(), |item| {
        let all = |names: &[&str], holds: fn(&str) -> bool| {
            names.iter().find_map(|name| item.texts(name).find(|text| !holds(text)).map(|text| told(name, text)))
        };
        let is_offer = item.is_any(&["Offer", "AggregateOffer", "PriceSpecification"]);
        let is_timed = item.is_any(&["VideoObject", "AudioObject", "Clip"]);
        let one_of = |name: &str, names: &str| {
            item.texts(name).find(|text| !is_one_of(text, names)).map(|text| told(name, text))
        };
        all(&DATES, is_date)
            .or_else(|| all(&DURATIONS, is_duration))
            .or_else(|| all(if is_timed { &["duration"] } else { &[] }, is_duration))
            .or_else(|| all(if is_offer { &PRICES } else { &[] }, is_price))
            .or_else(|| all(&["priceCurrency"], is_currency))
            .or_else(|| all(&GTINS, is_gtin))
            .or_else(|| one_of("availability", AVAILABILITY))
            .or_else(|| one_of("itemCondition", CONDITION))
            .or_else(|| one_of("eventStatus", STATUS))
            .and_then(wrong)
    })
}

fn told(name: &str, text: &str) -> String {
    format!("{name} “{}” is not in standard form", shorten(text, 60))
}

/// A space in place of the T is not ISO 8601, but read by most.
fn is_date(text: &str) -> bool {
    Moment::parse(text).or_else(|| Moment::parse(&text.replacen(' ', "T", 1))).is_some() || is_time(text)
}

fn is_time(text: &str) -> bool {
    Moment::parse(&format!("2000-01-01T{text}")).is_some()
}

fn is_price(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|price| price.is_finite() && price >= 0.0)
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|each| each.is_ascii_alphabetic())
}

fn is_one_of(text: &str, names: &str) -> bool {
    let name = text.rsplit(['/', ':', '#']).next().unwrap_or_default();
    names.split_ascii_whitespace().any(|each| each == name)
}

/// 8, 12, 13 or 14 digits, the last of them GS1's check digit; or a GS1 digital link.
fn is_gtin(text: &str) -> bool {
    let signs = || text.chars().filter(|each| !matches!(each, ' ' | '-'));
    let digits: Vec<u32> = signs().filter_map(|each| each.to_digit(10)).collect();
    let sum: u32 = digits.iter().rev().zip([1, 3].iter().cycle()).map(|(digit, factor)| digit * factor).sum();
    let is_checked = matches!(digits.len(), 8 | 12 | 13 | 14) && sum.is_multiple_of(10);
    text.starts_with("http") || is_checked && signs().count() == digits.len()
}
