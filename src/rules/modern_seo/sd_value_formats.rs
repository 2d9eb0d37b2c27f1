//! Search engines drop values that are not machine-readable.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-value-formats",
    title: "Dates, durations, prices and codes in structured data are in standard formats",
    failure_title: "A value in structured data is not in a standard format",
    severity: Minor,
    why: "Only people understand values such as `12,50 €` or `next Friday`. Search engines drop such values, and often \
          the whole rich result.",
    fix: "Write dates as `2026-11-21T19:30:00+01:00`, durations as `PT1H30M`, and prices as `1299.00` with the \
          currency as a three-letter uppercase code in its own property. Write schema.org values as \
          `https://schema.org/InStock`.",
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
        Fail(r#"<p itemscope itemtype="https://schema.org/Offer"><meta itemprop="price" content="-5">"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/AggregateOffer"><meta itemprop="lowPrice" content="9,95">"#),
        Fail(r#"<p itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="4,5">"#),
        Pass(r#"<p itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="4.5">"#),
        Pass(r#"<p itemscope itemtype="https://schema.org/Rating"><meta itemprop="ratingValue" content="9/10">"#),
        Fail(
            r#"<p itemscope itemtype="https://schema.org/AggregateOffer"><meta itemprop="lowPrice" content="20">
            <meta itemprop="highPrice" content="10">"#,
        ),
        Inapplicable("<p>12,50 €"),
    ],
    check: Page(check),
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
const GTINS: [&str; 5] = ["gtin", "gtin8", "gtin12", "gtin13", "gtin14"];
const AVAILABILITY: &str = "BackOrder Discontinued InStock InStoreOnly LimitedAvailability MadeToOrder OnlineOnly \
                            OutOfStock PreOrder PreSale Reserved SoldOut";
const CONDITION: &str = "NewCondition UsedCondition RefurbishedCondition DamagedCondition";
const STATUS: &str = "EventCancelled EventMovedOnline EventPostponed EventRescheduled EventScheduled";

fn check(page: &PageFacts) -> Verdict {
    each_item(page.items(), |item| {
        let all = |names: &[&str], is_valid: fn(&str) -> bool| {
            names.iter().find_map(|name| item.texts(name).find(|text| !is_valid(text)).map(|text| fault(name, text)))
        };
        let is_timed = item.is_any(&["VideoObject", "AudioObject", "Clip"]);
        let one_of = |name, names| item.texts(name).find(|text| !is_one_of(text, names)).map(|text| fault(name, text));
        all(&DATES, is_date)
            .or_else(|| all(&DURATIONS, is_duration))
            .or_else(|| all(if is_timed { &["duration"] } else { &[] }, is_duration))
            .or_else(|| item.number_fault())
            .or_else(|| all(&["priceCurrency"], is_currency))
            .or_else(|| all(&GTINS, is_gtin))
            .or_else(|| one_of("availability", AVAILABILITY))
            .or_else(|| one_of("itemCondition", CONDITION))
            .or_else(|| one_of("eventStatus", STATUS))
            .and_then(wrong)
    })
}

fn fault(name: &str, text: &str) -> String {
    format!("{name} “{}” is not in a standard format", shorten(text, 60))
}

/// Accepts a space instead of the T as well: it is not ISO 8601, but most parsers read it.
fn is_date(text: &str) -> bool {
    Moment::parse(text).or_else(|| Moment::parse(&text.replacen(' ', "T", 1))).is_some() || is_time(text)
}

fn is_time(text: &str) -> bool {
    Moment::parse(&format!("2000-01-01T{text}")).is_some()
}

fn is_currency(text: &str) -> bool {
    text.len() == 3 && text.bytes().all(|byte| byte.is_ascii_alphabetic())
}

fn is_one_of(text: &str, names: &str) -> bool {
    let name = text.rsplit(['/', ':', '#']).next().unwrap_or_default();
    names.split_ascii_whitespace().any(|allowed| allowed == name)
}

/// Accepts 8, 12, 13 or 14 digits that end with a correct GS1 check digit, and GS1 Digital Link URLs.
fn is_gtin(text: &str) -> bool {
    let characters = || text.chars().filter(|character| !matches!(character, ' ' | '-'));
    let digits: Vec<u32> = characters().filter_map(|character| character.to_digit(10)).collect();
    let sum: u32 = digits.iter().rev().zip([1, 3].iter().cycle()).map(|(digit, factor)| digit * factor).sum();
    let is_checked = matches!(digits.len(), 8 | 12 | 13 | 14) && sum.is_multiple_of(10);
    text.starts_with("http") || is_checked && characters().count() == digits.len()
}
