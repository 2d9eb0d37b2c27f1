//! Wrong coordinates put a place into the sea.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-geo-coordinates",
    title: "Coordinates in structured data are valid",
    failure_title: "Coordinates in structured data are not valid",
    severity: Minor,
    why: "Maps and search engines ignore coordinates that are not numbers or not on Earth. Placeholders such as 0, 0 \
          lead people to the Gulf of Guinea.",
    fix: "Write decimal degrees with a point: `\"geo\": {\"@type\": \"GeoCoordinates\", \"latitude\": 48.13743, \
          \"longitude\": 11.57549}`. Latitude is from -90 to 90, longitude from -180 to 180.",
    references: &[
        Url("https://schema.org/GeoCoordinates"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/local-business"),
    ],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "geo":
            {"@type": "GeoCoordinates", "latitude": "48.13743", "longitude": -11.57549}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "geo":
            {"@type": "GeoCoordinates", "latitude": "48,13743", "longitude": "11,57549"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "geo":
            {"@type": "GeoCoordinates", "latitude": 116.39, "longitude": 39.9}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "geo":
            {"@type": "GeoCoordinates", "latitude": 0, "longitude": 0}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "geo":
            {"@type": "GeoCoordinates", "latitude": 48.13743}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Place", "geo": {"@type":
            "GeoCoordinates", "latitude": "48° 8' 14\" N", "longitude": "11° 34' 31\" E"}}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Place", "geo": {"@type":
            "GeoCoordinates", "address": "Main Street 1"}}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["latitude", "longitude"];
    let has_coordinates = |item: &Item<'_>| item.has_any(&names) && item.is_any(&["GeoCoordinates", "Place"]);
    each_item(page.items().filter(has_coordinates), |item| {
        if let Some(missing) = item.missing(&names) {
            return wrong(format!("{missing} is missing"));
        }
        for (name, limit) in names.into_iter().zip([90.0, 180.0]) {
            let text = item.text(name).unwrap_or_default();
            // Degrees, minutes and seconds are text that schema.org allows.
            let is_text = text.contains(['°', '\'', '′']) || text.ends_with(['N', 'S', 'E', 'W', 'O']);
            if let Some(fault) = comma_or(text).filter(|_| !is_text) {
                return wrong(format!("{name} “{}” {fault}", shorten(text, 30)));
            }
            if item.number(name).is_some_and(|degrees| degrees.abs() > limit) {
                let hint = if name == "latitude" { ": latitude and longitude may be swapped" } else { "" };
                return wrong(format!("{name} {text} is not between -{limit} and {limit}{hint}"));
            }
        }
        let is_zero = |name| item.number(name).is_some_and(|degrees| degrees == 0.0);
        if names.into_iter().all(is_zero) { wrong("0, 0 is a placeholder in the Gulf of Guinea") } else { None }
    })
}

/// A comma in a coordinate separates decimals, also before three digits.
fn comma_or(text: &str) -> Option<String> {
    let fault = number_fault(text)?;
    let pointed = text.trim().replace(',', ".");
    let is_comma = text.matches(',').count() == 1 && number_fault(&pointed).is_none();
    Some(if is_comma { format!("contains a decimal comma: write `{pointed}`") } else { fault })
}
