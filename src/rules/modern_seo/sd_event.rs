//! Google does not list an event without a date or a location.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-event",
    title: "Events have a name, a start date and a location",
    failure_title: "Event structured data is incomplete or has contradictory dates",
    severity: Minor,
    why: "Google lists an event only if the markup states what it is, when it starts and where it takes place.",
    fix: "Set `name`, `startDate` and `location` (a `Place` with `address`). An `endDate` must not be before the \
          `startDate`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/event")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "MusicEvent", "name":
            "A", "startDate": "2026-12-01T20:00:00+01:00", "endDate": "2026-12-01T23:00:00+01:00", "location":
            {"@type": "Place", "name": "B", "address": "Main Street 1, C"}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-01", "location": {"@type": "VirtualLocation", "url":
            "https://example.com/live"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-01"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-05", "endDate": "2026-12-01", "location": {"@type": "Place", "address":
            "C"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-02", "endDate": "2026-12-01", "location": {"@type": "Place", "address": "C"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-01T20:00", "endDate": "2026-12-01T18:00", "location": {"@type": "Place", "address":
            "C"}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "startDate": "2026-12-01", "endDate": "2026-12-01T18:00", "location": {"@type": "Place", "address": "C"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "A",
            "doorTime": "2026-12-01T21:00", "startDate": "2026-12-01T20:00", "location": {"@type": "Place", "address":
            "C"}}</script>"#,
        ),
        Inapplicable("<p>Concert on Friday"),
    ],
    check: Page(check),
};

const OTHERS: [&str; 5] = ["EventSeries", "CourseInstance", "PublicationEvent", "DeliveryEvent", "UserInteraction"];

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("Event").filter(|item| !item.is_any(&OTHERS)), |event| {
        if let Some(missing) = event.missing(&["name", "startDate", "location"]) {
            return wrong(format!("missing {missing}"));
        }
        let date = |name| event.text(name).and_then(Moment::parse);
        if date("endDate").zip(date("startDate")).is_some_and(|(end, start)| end.is_before_there(start)) {
            return wrong("it ends before it starts: endDate is before startDate");
        }
        if date("startDate").zip(date("doorTime")).is_some_and(|(start, doors)| start.is_before_there(doors)) {
            return wrong("doorTime is after startDate");
        }
        let lacks_address =
            |location: Item<'_>| !location.is("VirtualLocation") && !location.has_any(&["address", "url"]);
        if event.items("location").any(lacks_address) { wrong("its location has no address") } else { None }
    })
}
