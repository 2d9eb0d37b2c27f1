//! Two sites with the same pages.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-content-variant-urls",
    title: "No page answers under two schemes or hosts",
    failure_title: "",
    severity: Major,
    why: "Where http and https, or the name with and without `www.`, both show the page, search engines see two sites \
          with the same content, and visitors may stay on the one that is not secure.",
    fix: "Choose one form and redirect the others there with 301, page by page.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://developers.google.com/search/docs/crawling-indexing/site-move-with-url-changes"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n301\nlocation: https://example.com/\n\n",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n200\n\n<head><title>Mugs</title><link rel=canonical href=https://example.com/>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title><a href=https://www.example.com/>Mugs</a>\n\
             GET https://www.example.com/\n200\n\n<title>Mugs</title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let titled = || site.judged().filter(|page| page.is_indexable() && page.summary.title.is_some());
    let checked = titled().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    // A slash at the end is no other host.
    let place = |page: &SitePage| {
        let slash = page.url.split('?').next().is_some_and(|path| path.ends_with('/'));
        Some((bare(&page.url), slash, page.summary.title.clone()))
    };
    let groups = grouped(titled(), place);
    if groups.is_empty() {
        return pass().with("checked", checked);
    }
    fail("Pages answer under more than one scheme or host")
        .with("checked", checked)
        .with("count", groups.len())
        .seen_all(groups.iter().map(|group| named_together(group)))
}
