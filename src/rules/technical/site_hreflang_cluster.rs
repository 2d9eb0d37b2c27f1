//! Language versions must link to each other and be indexable.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-hreflang-cluster",
    title: "Language versions link to each other and are indexable",
    failure_title: "Language versions do not link to each other or are not indexable",
    severity: Major,
    why: "Google pairs two language versions only if each links to the other. A version that is missing, redirects, \
          has `noindex` or names another canonical is left out, and users get the wrong language.",
    fix: "Put the same set of `<link rel=\"alternate\" hreflang=\"…\" href=\"…\">` elements on every version, \
          including one for the version itself. Use final URLs that are their own canonicals.",
    references: &[Url("https://developers.google.com/search/docs/specialty/international/localized-versions")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de><a href=/de>De</a>\n\
             GET https://example.com/de\n200\n\n<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/de><a href=/de>De</a>\n\
             GET https://example.com/de\n200\n\n<title>Becher</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<head><link rel=alternate hreflang=de href=/de><a href=/de>De</a><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/de\n404\n\n",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<head><link rel=alternate hreflang=en href=/><link rel=alternate hreflang=de href=/%c3%a4><a href=/%C3%A4>De</a>\n\
             GET https://example.com/%C3%A4\n200\n\n<head><link rel=alternate hreflang=en href=https://example.com:443><link rel=alternate hreflang=de href=/ä>",
        ),
        // Feeds and print views are no language versions.
        Inapplicable(
            "GET https://example.com/\n200\n\n<head><link rel=alternate type=application/rss+xml hreflang=de href=/de><link rel=alternate media=print hreflang=en href=/p><a href=/de>De</a><a href=/p>P</a>\n\
             GET https://example.com/de\n200\n\n<title>Becher</title>\n\
             GET https://example.com/p\n200\n\n<title>Mugs</title>",
        ),
        // A page with a server error today cannot be checked.
        Inapplicable(
            "GET https://example.com/\n200\n\n<head><link rel=alternate hreflang=de href=/de><a href=/de>De</a><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/de\n503\n\n",
        ),
        Inapplicable("<head><link rel=alternate hreflang=de href=/de>"),
    ],
    check: Site(check),
};

/// Language versions that are stored per page; a page with this many may have more.
const MAX_ALTERNATES: usize = 50;

fn check(site: &SiteFacts) -> Verdict {
    let entries = site.sitemap.as_ref().map(|sitemap| sitemap.entries.as_slice()).unwrap_or_default();
    // If the sitemap lists versions, a set may be split between pages and sitemaps.
    let has_sitemap_versions = entries.iter().any(|entry| !entry.alternates.is_empty());
    let (mut checked, mut faults) = (0_usize, Vec::new());
    for page in site.judged().filter(|page| page.is_indexable()) {
        let mut seen = HashSet::new();
        for (code, url) in &page.summary.alternates {
            let Some(target) = site.page(url).filter(|target| target.url != page.url) else { continue };
            if !target.is_judged() && !target.is_missing() && target.moved_to().is_none() || !seen.insert(text_key(url))
            {
                continue;
            }
            checked += 1;
            let needs_return_link = !has_sitemap_versions && !code.eq_ignore_ascii_case("x-default");
            if let Some(fault) = fault(page, target, needs_return_link) {
                faults.push(format!("{}: {code} {} {fault}", page.url, target.url));
            }
        }
    }
    match faults.len() {
        0 if !site.is_crawled() || checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("Language versions do not link to each other or are not indexable")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(faults),
    }
}

fn fault(page: &SitePage, target: &SitePage, needs_return_link: bool) -> Option<&'static str> {
    let back = &target.summary.alternates;
    let is_unknown = target.summary.truncated || target.summary.app_shell || back.len() >= MAX_ALTERNATES;
    let own = [bare(&page.url), bare(&page.summary.url)];
    if target.is_missing() {
        Some("does not exist")
    } else if let Some(end) = target.moved_to() {
        (bare(end) != bare(&target.url)).then_some("redirects")
    } else if target.summary.noindex {
        Some("has noindex")
    } else if target.other_canonical().is_some_and(|other| bare(other) != bare(&target.url)) {
        Some("names another canonical")
    } else if needs_return_link && !is_unknown && !back.iter().any(|(_, url)| own.contains(&bare(url))) {
        Some("does not link back")
    } else {
        None
    }
}
