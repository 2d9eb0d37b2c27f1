//! Opening hours in an unknown format are not shown.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.sd-opening-hours",
    title: "Opening hours in structured data are in a standard format",
    failure_title: "Opening hours in structured data are not in a standard format",
    severity: Minor,
    why: "Search engines and maps tell people whether a place is open now. They ignore hours and days that they cannot \
          read, such as `9am` or `Montag`.",
    fix: "Use 24-hour times and English days: `{\"@type\": \"OpeningHoursSpecification\", \"dayOfWeek\": \"Monday\", \
          \"opens\": \"09:00\", \"closes\": \"17:00\"}`. The short form is `\"openingHours\": \"Mo-Fr 09:00-17:00\"`.",
    references: &[
        Url("https://schema.org/openingHours"),
        Url("https://developers.google.com/search/docs/appearance/structured-data/local-business#business-hours"),
    ],
    examples: &[
        Pass(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant",
            "openingHoursSpecification": [{"@type": "OpeningHoursSpecification", "dayOfWeek": ["Monday",
            "https://schema.org/Tuesday"], "opens": "18:00", "closes": "02:00"}]}</script>"#,
        ),
        Pass(
            r#"<p itemscope itemtype="https://schema.org/Store"><time itemprop="openingHours" datetime="Mo-Fr 09:00-17:00, Sa 10:00-14:00">open</time>"#,
        ),
        Pass(
            r#"<p itemscope itemtype="https://schema.org/Store"><meta itemprop="openingHours" content="Mo,We 9:00-12:00 13:00-17:00">"#,
        ),
        Pass(r#"<p itemscope itemtype="https://schema.org/Store"><meta itemprop="openingHours" content="Mo-Su">"#),
        Fail(
            r#"<p itemscope itemtype="https://schema.org/Store"><meta itemprop="openingHours" content="Mo-Fr 9am-5pm">"#,
        ),
        Fail(
            r#"<p itemscope itemtype="https://schema.org/Store"><meta itemprop="openingHours" content="Monday to Friday 9:00-17:00">"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant",
            "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens": "9am",
            "closes": "5pm"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant",
            "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Montag", "opens":
            "09:00", "closes": "17:00"}}</script>"#,
        ),
        Fail(
            r#"<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Restaurant",
            "openingHoursSpecification": {"@type": "OpeningHoursSpecification", "dayOfWeek": "Monday", "opens":
            "09:00"}}</script>"#,
        ),
        Inapplicable("<p>Open from 9 to 5"),
    ],
    check: Page(check),
};

const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday PublicHolidays Mo Tu We Th Fr Sa Su";
const SHORT_DAYS: &str = "Mo Tu We Th Fr Sa Su PH";

fn check(page: &PageFacts) -> Verdict {
    let is_timed = |item: &Item<'_>| item.is("OpeningHoursSpecification") || item.text("openingHours").is_some();
    each_item(page.items().filter(is_timed), |item| {
        if let Some(text) = item.texts("openingHours").find(|text| !is_short_form(text)) {
            return wrong(format!("openingHours “{}” is not in the form `Mo-Fr 09:00-17:00`", shorten(text, 60)));
        }
        if !item.is("OpeningHoursSpecification") {
            return None;
        }
        let of =
            |names: &'static [&str]| names.iter().flat_map(move |name| item.texts(name).map(move |text| (*name, text)));
        if let Some((name, text)) = of(&["opens", "closes"]).find(|(_, text)| !is_time(text)) {
            return wrong(format!("{name} “{}” is not a time such as `09:00`", shorten(text, 30)));
        }
        let is_day = |text: &str| is_listed(DAYS, text.rsplit(['/', ':', '#']).next().unwrap_or_default());
        if let Some((_, text)) = of(&["dayOfWeek"]).find(|(_, text)| !is_day(text)) {
            return wrong(format!("dayOfWeek “{}” is not an English day such as `Monday`", shorten(text, 30)));
        }
        match (item.has("opens"), item.has("closes")) {
            (true, false) => wrong("closes is missing"),
            (false, true) => wrong("opens is missing"),
            _ => None,
        }
    })
}

fn is_listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Accepts `9:00`, `09:00:00`, `09:00+01:00` and `2026-11-21T09:00`.
fn is_time(text: &str) -> bool {
    let padded = if text.find(':') == Some(1) { format!("0{text}") } else { text.to_owned() };
    Moment::parse(text).is_some_and(Moment::has_time) || Moment::parse(&format!("2000-01-01T{padded}")).is_some()
}

/// Accepts days and ranges of days, each list followed by ranges of times.
fn is_short_form(text: &str) -> bool {
    let text = text.replace(['–', '—'], "-").replace(" - ", "-");
    let is_days = |part: &str| part.split('-').all(|day| is_listed(SHORT_DAYS, day));
    let is_times = |part: &str| {
        part.split_once('-').is_some_and(|(from, to)| is_time(from) && is_time(to))
            || matches!(part, "off" | "closed" | "24/7")
    };
    text.split([' ', ',', ';', '\n', '\t']).filter(|part| !part.is_empty()).all(|part| is_days(part) || is_times(part))
}
