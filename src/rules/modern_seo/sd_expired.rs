//! Offers and job postings that have expired must not stay in the markup.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-expired",
    title: "Offers and job postings in structured data have not expired",
    failure_title: "An offer or a job posting in structured data has expired",
    severity: Minor,
    why: "Google shows no price whose `priceValidUntil` has passed, and asks site owners to remove expired job \
          postings. Expired postings that stay can cost the site its job listings.",
    fix: "Move `priceValidUntil` into the future or remove it. Remove the `JobPosting` markup of a filled position, or \
          answer its URL with status 404 or 410.",
    references: &[
        Url("https://developers.google.com/search/docs/appearance/structured-data/product-snippet"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/job-posting#remove"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"Offer\", \"price\": 5, \
             \"priceValidUntil\": \"2026-11-20\"}</script>",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"Offer\", \"price\": 5, \
             \"priceValidUntil\": \"2025-12-31\"}</script>",
        ),
        Fail(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"JobPosting\", \
             \"validThrough\": \"2026-10-01T00:00:00Z\"}</script>",
        ),
        Pass(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"Offer\", \"price\": 5, \
             \"availability\": \"https://schema.org/SoldOut\", \"priceValidUntil\": \"2025-12-31\"}</script>",
        ),
        Inapplicable(
            "<script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"Offer\", \
             \"priceValidUntil\": \"2025-12-31\"}</script>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\ndate: Sat, 21 Nov 2026 08:49:37 GMT\n\n\
             <script type=application/ld+json>{\"@context\": \"https://schema.org\", \"@type\": \"Event\", \
             \"endDate\": \"2025-12-31\"}</script>",
        ),
    ],
    check: Page(check),
};

/// Types with the properties that say how long an item is valid.
const ENDS: [(&str, &str); 4] = [
    ("JobPosting", "validThrough"),
    ("Offer", "priceValidUntil"),
    ("Offer", "validThrough"),
    ("Offer", "availabilityEnds"),
];
/// Availability of offers that nobody can take any more.
const GONE: [&str; 3] = ["SoldOut", "Discontinued", "OutOfStock"];

fn check(page: &PageFacts) -> Verdict {
    let Some(today) = page.sent_on() else { return inapplicable() };
    each_item(page.items().filter(|item| ends(*item).next().is_some()), |item| {
        let is_gone = item.names("availability").any(|name| GONE.contains(&name));
        // Time zones can account for a difference of one day. Offers of events end with the event.
        let is_of_event = item.parent().is_some_and(|(parent, _)| parent.is("Event"));
        let (name, day) = ends(item).find(|(_, day)| day + 1 < today).filter(|_| !is_gone && !is_of_event)?;
        let days = today - day;
        let unit = if days == 1 { "day" } else { "days" };
        wrong(format!("{name} passed {days} {unit} ago"))
    })
}

/// Returns the days on which the item ends, with the names of the properties.
fn ends(item: Item<'_>) -> impl Iterator<Item = (&'static str, i64)> {
    let names = ENDS.iter().filter(move |(kind, name)| item.is(kind) && item.has(name));
    names.filter_map(move |(_, name)| Some((*name, item.text(name).and_then(Moment::parse)?.day()?)))
}
