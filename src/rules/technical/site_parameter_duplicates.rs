//! Parameters that change the address and nothing else.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-parameter-duplicates",
    title: "Parameters that change nothing make no other page",
    failure_title: "",
    severity: Major,
    why: "Each combination of such parameters is a page to crawlers. They spend their time on copies, and search engines \
          spread over all of them what belongs to one.",
    fix: "Let every variant name the address without parameters: `<link rel=\"canonical\" \
          href=\"https://example.com/mugs\">`. Do not link to addresses with parameters that only track.",
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

/// Words from which on two pages with the same are one.
const ENOUGH: usize = 100;

fn check(site: &SiteFacts) -> Verdict {
    let checked = site.judged().filter(|page| page.url.contains('?')).count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    // Under `?id=1` and `?id=2` one text may stand below two pictures; then there is little of it, or another title.
    let key = |page: &SitePage| {
        let is_told = page.summary.words >= ENOUGH && !page.summary.text.is_empty() && !page.summary.truncated;
        let place = bare(page.url.split('?').next().unwrap_or_default());
        is_told.then(|| (place, page.summary.text.clone(), page.summary.title.clone()))
    };
    let groups: Vec<_> =
        grouped(site.comparable(), key).iter().map(|group| distinct(group)).filter(|group| group.len() > 1).collect();
    let count: usize = groups.iter().map(|group| group.len() - 1).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail("The same page stands under several combinations of parameters")
        .with("checked", checked)
        .with("count", count)
        .seen_all(groups.iter().map(|group| named_together(group)))
}
