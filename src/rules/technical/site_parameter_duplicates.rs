//! Parameters that change the URL but not the page create duplicates.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-parameter-duplicates",
    title: "URL parameters do not create duplicate pages",
    failure_title: "URL parameters create duplicate pages",
    severity: Major,
    why: "Crawlers treat each combination of parameters as a page of its own. They spend their time on copies, and \
          search engines split ranking signals among all of them.",
    fix: "Let every variant name the URL without parameters: `<link rel=\"canonical\" \
          href=\"https://example.com/mugs\">`. Do not link to URLs with parameters that are only for tracking.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Url("https://developers.google.com/search/docs/crawling-indexing/url-structure"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a><a href=/a?ref=x>A</a>\n\
             GET https://example.com/a\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>\n\
             GET https://example.com/a?ref=x\n200 times 20\n\n<link rel=canonical href=/a><title>Mugs</title><p>We make mugs of clay.</p>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a><a href=/a?ref=x>A</a>\n\
             GET https://example.com/a\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>\n\
             GET https://example.com/a?ref=x\n200 times 20\n\n<title>Mugs</title><p>We make mugs of clay.</p>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<title>Start</title><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<title>No parameters</title>",
        ),
    ],
    check: Site(check),
};

/// Words that two pages need to have in common to count as one page.
const MIN_WORDS: usize = 100;

fn check(site: &SiteFacts) -> Verdict {
    let checked = site.judged().filter(|page| page.url.contains('?')).count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    // `?id=1` and `?id=2` may show one text below two pictures; then the text is short or the title differs.
    let key = |page: &SitePage| {
        let has_text = page.summary.words >= MIN_WORDS && !page.summary.text.is_empty() && !page.summary.truncated;
        let base = bare(page.url.split('?').next().unwrap_or_default());
        has_text.then(|| (base, page.summary.text.clone(), page.summary.title.clone()))
    };
    let groups: Vec<_> =
        grouped(site.comparable(), key).iter().map(|group| distinct(group)).filter(|group| group.len() > 1).collect();
    let count: usize = groups.iter().map(|group| group.len() - 1).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail("The same page is available under several combinations of parameters")
        .with("checked", checked)
        .with("count", count)
        .with_groups(&groups)
}
