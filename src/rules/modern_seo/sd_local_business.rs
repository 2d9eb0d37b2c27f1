//! A local business without an address cannot be shown on a map.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-local-business",
    title: "Local businesses have a name and an address",
    failure_title: "A local business has no name or no address",
    severity: Minor,
    why: "Google requires a name and an address. Without them, it does not use the opening hours, phone number and \
          location in the markup.",
    fix: "Set `name` and `address` (a `PostalAddress`). Then add `telephone`, `openingHoursSpecification`, `geo` and \
          `url`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/structured-data/local-business")],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "name":
            "A", "address": {"@type": "PostalAddress", "streetAddress": "Main Street 1", "addressLocality":
            "B"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Dentist", "name":
            "A"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Plumber", "name": "A",
            "areaServed": "B"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Organization"}</script>"#,
        ),
        Inapplicable(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "location":
            {"@type": "Restaurant", "name": "A"}}</script>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("LocalBusiness"), |item| match item.missing(&["name", "address"]) {
        Some(missing) if missing == "address" && item.has_any(&["areaServed", "serviceArea"]) => {
            mild("address is missing")
        }
        Some(missing) => wrong(format!("missing {missing}")),
        None => None,
    })
}
