//! Identical lastmod times show when the sitemap was generated, not when pages changed.
use crate::rule::*;
use std::collections::{HashMap, HashSet};

pub(super) const RULE: Rule = Rule {
    id: "technical.sitemap-lastmod-churn",
    title: "`lastmod` in the sitemap states when each page changed",
    failure_title: "Nearly all `lastmod` times in the sitemap are the same",
    severity: Minor,
    why: "Google uses `lastmod` only if it proves accurate. If every page claims to have changed at the same moment, \
          Google ignores the dates of the whole site.",
    fix: "Set `lastmod` to the time when the content of each page last changed, or leave it out.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\nCats\n\
             GET https://example.com/sitemap.xml\n200\n\n\
             <urlset><url><loc>https://example.com/</loc><lastmod>2026-11-21T08:30:00Z</lastmod></url></urlset>",
        ),
        Fail(STAMPED),
        Fail(text(&ONE_DAY)),
        // A sitemap of news, and one of an archive that has a sitemap for each day.
        Pass(text(&NEWS)),
        Pass(text(&ARCHIVE)),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Site(check),
};

/// Fewest dates of a sitemap that are unlikely to be on one or two days, as information only.
const MIN_DATES: usize = 50;
const MAX_DAYS: usize = 2;

/// Sitemaps whose pages all have the same day.
const ONE_DAY: [u8; 5_000] = long(
    "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n<urlset>",
    "<url><loc>/1</loc><lastmod>2026-11-21</lastmod></url>",
);
const NEWS: [u8; 8_000] = long(
    "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n<urlset>",
    "<url><loc>/1</loc><lastmod>2026-11-21</lastmod><n:news><n:title>A</n:title></n:news></url>",
);
const ARCHIVE: [u8; 5_000] = long(
    "GET https://example.com/\n200\n\nCats\nGET https://example.com/robots.txt\n200\n\n\
     Sitemap: https://example.com/2026-11-21.xml\nGET https://example.com/2026-11-21.xml\n200\n\n<urlset>",
    "<url><loc>/1</loc><lastmod>2026-11-21</lastmod></url>",
);

/// A sitemap with 20 pages that all have the same lastmod time.
const STAMPED: &str = "GET https://example.com/\n200\n\nCats\nGET https://example.com/sitemap.xml\n200\n\n<urlset>\
<url><loc>/1</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/2</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/3</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/4</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/5</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/6</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/7</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/8</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/9</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/10</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/11</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/12</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/13</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/14</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/15</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/16</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/17</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/18</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
<url><loc>/19</loc><lastmod>2026-11-21T08:31Z</lastmod></url><url><loc>/20</loc><lastmod>2026-11-21T08:31Z</lastmod></url>\
</urlset>";

/// Returns true if the URL of the sitemap has a year, as those of archives do.
fn is_of_a_day(site: &SiteFacts) -> bool {
    let url = site.files.sitemap.answer().map(|answer| answer.url.as_str()).unwrap_or_default();
    url.split(|character: char| !character.is_ascii_digit()).any(|number| matches!(number.len(), 4 | 6 | 8))
}

fn check(site: &SiteFacts) -> Verdict {
    let Some(sitemap) = site.sitemap.as_ref().filter(|sitemap| sitemap.kind == SitemapKind::Urls) else {
        return inapplicable();
    };
    let mut moments: HashMap<&str, usize> = HashMap::new();
    let dates = sitemap.entries.iter().filter_map(|entry| entry.lastmod.as_deref());
    dates.clone().for_each(|date| *moments.entry(date).or_default() += 1);
    let count = dates.clone().count();
    // The same day may be right if a site was launched then; the same minute is not.
    let most = moments.into_iter().filter(|(date, _)| date.contains('T')).max_by_key(|(_, pages)| *pages);
    match most {
        Some((date, pages)) if pages >= 20 && pages * 10 > count * 9 && !date.contains("T00:00:00") => {
            fail(format!("{pages} pages claim to have changed at the same moment"))
                .with("count", pages)
                .with_text_evidence(date)
        }
        _ if count == 0 => inapplicable(),
        _ if count >= MIN_DATES && !sitemap.extensions.has_news() && !is_of_a_day(site) => {
            let days: HashSet<&str> = dates.filter_map(|date| date.get(..10)).collect();
            if days.len() > MAX_DAYS {
                return pass().with("checked", count);
            }
            fail(format!(
                "All {count} dates in the sitemap are on {}",
                if days.len() == 1 { "one day" } else { "two days" }
            ))
            .with("count", count)
            .with_text_evidence_from(days)
            .as_severity(Info)
        }
        _ => pass().with("checked", count),
    }
}
