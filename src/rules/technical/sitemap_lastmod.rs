//! Search engines ignore invalid dates in sitemaps.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-lastmod",
    title: "Dates in the sitemap are valid",
    failure_title: "A date in the sitemap is not valid",
    severity: Minor,
    why: "Search engines use `lastmod` to decide what to fetch again. They report a date in another format as an error.",
    fix: "Write `2026-11-21` or `2026-11-21T08:30:00+00:00`.",
    references: &[
        Url("https://www.w3.org/TR/NOTE-datetime"),
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc>\
             <lastmod>2026-11-21T08:30:00.25+01:00</lastmod></url><url><loc>https://example.com/a</loc>\
             <lastmod>2026-11</lastmod></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc><lastmod>21.11.2026</lastmod></url></urlset>",
        ),
        Fail(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc><lastmod>2026-11-21 08:30</lastmod></url></urlset>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc></url></urlset>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let Some(sitemap) = &site.sitemap else { return inapplicable() };
    if !matches!(sitemap.kind, SitemapKind::Urls | SitemapKind::Index) {
        return inapplicable();
    }
    let dates: Vec<&str> = sitemap.entries.iter().filter_map(|entry| entry.lastmod.as_deref()).collect();
    let wrong: Vec<&str> = dates.iter().copied().filter(|date| !is_datetime(date)).collect();
    match wrong.first() {
        _ if dates.is_empty() => inapplicable(),
        None => pass().with("checked", dates.len()),
        Some(first) => {
            let found =
                fail(format!("The sitemap has an invalid date: {}", shorten(first, 40))).with("count", wrong.len());
            wrong.iter().fold(found, |verdict, date| verdict.with_text_evidence(date))
        }
    }
}

/// Returns true for the formats of the W3C's note: a year, a month, a day, or a day with a time.
fn is_datetime(text: &str) -> bool {
    let (date, time) = text.split_once('T').map_or((text, None), |(date, time)| (date, Some(time)));
    let is_number = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    let mut parts = date.split('-');
    let year = parts.next().is_some_and(|year| is_number(year, 4));
    let rest: Vec<&str> = parts.collect();
    let is_date = year && rest.len() <= 2 && rest.iter().all(|part| is_number(part, 2));
    let is_day = rest.len() == 2 && day_of(date).is_some();
    match time {
        None => is_date && (rest.len() < 2 || is_day),
        Some(time) => {
            let clock = time.split(['Z', 'z', '+', '-', '.']).next().unwrap_or_default();
            let clock: Vec<&str> = clock.split(':').collect();
            is_day && matches!(clock.len(), 2 | 3) && clock.iter().all(|part| is_number(part, 2))
        }
    }
}
