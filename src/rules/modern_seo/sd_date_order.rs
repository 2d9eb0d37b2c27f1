//! A period that ends before it begins is discarded.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-date-order",
    title: "Periods in structured data end after they begin",
    failure_title: "A period in structured data ends before it begins",
    severity: Minor,
    why: "Search engines cannot use a price, job or opening period whose end is before its start, and may drop the \
          whole item.",
    fix: "Correct the dates. They are often swapped, or the day and month are: write `2026-12-01` for 1 December.",
    references: &[
        Url("https://schema.org/validThrough"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/merchant-listing"),
    ],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Offer", "price": 5,
            "validFrom": "2026-11-01", "validThrough": "2026-11-01"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Product", "name": "Mug",
            "offers": {"@type": "Offer", "price": 5, "validFrom": "2026-11-30", "priceValidUntil":
            "2026-11-03"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting", "datePosted":
            "2026-11-30", "validThrough": "2026-10-30T00:00"}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type":
            "OpeningHoursSpecification", "opens": "18:00", "closes": "02:00", "validFrom": "2026-11-30"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "startDate":
            "2026-11-30", "endDate": "2026-11-03"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Offer", "validThrough":
            "next week"}</script>"#,
        ),
    ],
    check: Page(check),
};

/// Start and end of periods. Main events have a rule of their own.
const PERIODS: [(&str, &str); 10] = [
    ("startDate", "endDate"),
    ("validFrom", "validThrough"),
    ("validFrom", "validUntil"),
    ("validFrom", "priceValidUntil"),
    ("availabilityStarts", "availabilityEnds"),
    ("datePosted", "validThrough"),
    ("datePublished", "expires"),
    ("uploadDate", "expires"),
    ("birthDate", "deathDate"),
    ("foundingDate", "dissolutionDate"),
];

fn check(page: &PageFacts) -> Verdict {
    let is_main_event = |item: &Item<'_>| item.is("Event") && item.is_main();
    let has_period = |item: &Item<'_>| PERIODS.iter().any(|(start, end)| item.has(start) || item.has(end));
    let has_dates =
        |item: &Item<'_>| PERIODS.iter().flat_map(|(start, end)| [start, end]).any(|name| date(*item, name).is_some());
    let dated = page.items().filter(has_period).filter(has_dates).filter(|item| !is_main_event(item));
    each_item(dated, |item| {
        let is_reversed = |(start, end): &&(&str, &str)| {
            date(item, end).zip(date(item, start)).is_some_and(|(end, start)| end.is_before_there(start))
        };
        let (start, end) = PERIODS.iter().find(is_reversed)?;
        wrong(format!("{end} is before {start}"))
    })
}

fn date(item: Item<'_>, name: &str) -> Option<Moment> {
    item.text(name).and_then(Moment::parse)
}
