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
            "B", "postalCode": "12345", "addressCountry": "DE"}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "name": "A",
            "address": "Main Street 1, 12345 B"}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant", "name": "A",
            "address": {"@type": "PostalAddress", "addressLocality": "B"}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Plumber", "name": "A", "areaServed":
            "B", "address": {"@type": "PostalAddress", "addressLocality": "B", "addressCountry": "DE"}}</script>"#,
        ),
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Store", "name": "A", "address":
            {"@type": "PostalAddress", "streetAddress": "1 Queen's Road", "addressCountry": "HK"}}</script>"#,
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

/// Parts of an address.
const PARTS: [&str; 4] = ["streetAddress", "addressLocality", "postalCode", "addressCountry"];
/// Countries and regions without postal codes, or cities that are countries.
const SHORT: &str = "AE AG AO AW BF BJ BO BS BW BZ CI CM DJ DM FJ GD GH GM GQ HK IE JM KI KN KP LC MC ML MO NR PA QA RW SC \
                     SG SR ST SY TD TG TO TV UG VA VU YE ZW";

fn check(page: &PageFacts) -> Verdict {
    each_item(page.main_items("LocalBusiness"), |item| {
        let serves_area = item.has_any(&["areaServed", "serviceArea"]);
        match item.missing(&["name", "address"]) {
            Some(missing) if missing == "address" && serves_area => mild("address is missing"),
            Some(missing) => wrong(format!("missing {missing}")),
            None => item.items("address").find_map(|address| missing_part(address, serves_area)),
        }
    })
}

fn missing_part(address: Item<'_>, serves_area: bool) -> Option<Fault> {
    let country = address.text("addressCountry").unwrap_or_default();
    let is_short = SHORT.split(' ').any(|code| code.eq_ignore_ascii_case(country)) || country.len() != 2;
    let is_needed = |part: &&str| match *part {
        "streetAddress" => !serves_area && !address.has("postOfficeBoxNumber"),
        "addressLocality" => !is_short && !address.has("addressRegion"),
        "postalCode" => !is_short && !serves_area,
        _ => true,
    };
    let missing: Vec<&str> = PARTS.into_iter().filter(|part| !address.has(part)).filter(is_needed).collect();
    if missing.is_empty() || !address.is("PostalAddress") {
        return None;
    }
    mild(format!("its address has no {}", missing.join(", ")))
}
