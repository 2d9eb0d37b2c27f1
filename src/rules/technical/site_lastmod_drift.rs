//! The dates of the sitemap should be those of the pages.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-lastmod-drift",
    title: "`lastmod` in the sitemap agrees with the dates on the pages",
    failure_title: "`lastmod` in the sitemap contradicts the dates on the pages",
    severity: Minor,
    why: "Google uses `lastmod` only if it is consistently right. If it is weeks away from the `dateModified` of the \
          pages, search engines cannot tell which pages changed, and fetch changed pages late.",
    fix: "Write `lastmod` and `dateModified` from the same field of the database.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/sitemaps/build-sitemap"),
        Url("https://schema.org/dateModified"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset>\
             <url><loc>https://example.com/a</loc><lastmod>2026-11-21</lastmod></url></urlset>\n\
             GET https://example.com/a\n200\n\n<head><meta property=article:modified_time content=2026-11-20T23:30:00-05:00>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset>\
             <url><loc>https://example.com/a</loc><lastmod>2026-11-21</lastmod></url>\
             <url><loc>https://example.com/b</loc><lastmod>2026-11-21</lastmod></url>\
             <url><loc>https://example.com/c</loc><lastmod>2026-11-21</lastmod></url></urlset>\n\
             GET https://example.com/a\n200\n\n<head><meta property=article:modified_time content=2025-01-20T08:30:00Z>\n\
             GET https://example.com/b\n200\n\n<head><meta property=article:modified_time content=2024-07-02T08:30:00Z>\n\
             GET https://example.com/c\n200\n\n<script type=application/ld+json>{\"@context\":\"https://schema.org\",\
             \"@type\":\"Article\",\"dateModified\":\"2026-05-01\"}</script>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/sitemap.xml\n200\n\n<urlset>\
             <url><loc>https://example.com/a</loc><lastmod>2026-11-21</lastmod></url></urlset>\n\
             GET https://example.com/a\n200\n\n<title>No date</title>",
        ),
        Inapplicable("GET https://example.com/\n200\n\nMugs"),
    ],
    check: Site(check),
};

/// Days that two dates of a page may differ: an edit that is no change of the content, or a late sitemap.
const MAX_DAYS: i64 = 30;
/// Pages that have to differ before the rule fails; one in five of those with both dates.
const MIN_PAGES: usize = 3;

fn check(site: &SiteFacts) -> Verdict {
    let Some(sitemap) = site.sitemap.as_ref().filter(|sitemap| sitemap.kind == SitemapKind::Urls) else {
        return inapplicable();
    };
    let listed = sitemap.entries.iter().filter_map(|entry| Some((bare(&entry.loc), entry.lastmod.as_deref()?)));
    let listed: HashMap<String, &str> = listed.collect();
    let (mut checked, mut drifted) = (0, Vec::new());
    for page in site.judged() {
        let dates = page.summary.modified.as_deref().zip(listed.get(&bare(&page.url)).copied());
        let Some((modified, lastmod)) = dates else { continue };
        let days = Moment::parse(lastmod).zip(Moment::parse(modified)).and_then(|(one, other)| one.days_after(other));
        checked += usize::from(days.is_some());
        if days.is_some_and(|days| days.abs() > MAX_DAYS) {
            drifted.push(format!("{}: lastmod {lastmod}, modified {modified}", page.url));
        }
    }
    match drifted.len() {
        _ if !site.is_crawled() || checked == 0 => inapplicable(),
        count if count >= MIN_PAGES && count * 5 >= checked => {
            fail(format!("The sitemap's `lastmod` is more than {MAX_DAYS} days away from the date on {count} pages"))
                .with("checked", checked)
                .with("count", count)
                .with_text_evidence_from(drifted)
        }
        count => pass().with("checked", checked).with("drifted", count),
    }
}
