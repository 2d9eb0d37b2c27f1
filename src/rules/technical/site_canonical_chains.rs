//! A canonical that points to something that cannot be one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-canonical-chains",
    title: "Every canonical names a page that stands for itself",
    failure_title: "",
    severity: Major,
    why: "A canonical that redirects, is missing, is kept out of search or names yet another page contradicts itself. \
          Search engines then ignore it, or drop both pages.",
    fix: "Let each canonical name the last address directly: one that answers with 200, may be listed and names itself.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Rfc(6596),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/a?b>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/a>\n\
             GET https://example.com/a?b\n200\n\n<head><link rel=canonical href=/a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a><a href=/c>C</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/b>\n\
             GET https://example.com/b\n200\n\n<head><link rel=canonical href=/c>\n\
             GET https://example.com/c\n200\n\n<title>C</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/b>\n\
             GET https://example.com/b\n200\n\n<head><meta name=robots content=noindex>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/b>\n\
             GET https://example.com/b\n404\n\n",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/a>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let named = site.judged().filter_map(|page| Some((page, site.page(page.other_canonical()?)?)));
    let named: Vec<_> = named.filter(|(page, target)| page.url != target.url).collect();
    if !site.is_crawled() || named.is_empty() {
        return inapplicable();
    }
    let broken: Vec<_> =
        named.iter().filter_map(|(page, target)| Some((*page, *target, fault(page, target)?))).collect();
    if broken.is_empty() {
        return pass().with("checked", named.len());
    }
    // A slash or a scheme that the server corrects leads to the right page all the same.
    let is_level = |target: &SitePage| target.moved_to().is_some_and(|end| bare(end) == bare(&target.url));
    let is_mild = broken.iter().all(|(_, target, _)| is_level(target));
    let verdict = fail("A canonical names a page that does not stand for itself")
        .with("checked", named.len())
        .with("count", broken.len())
        .seen_all(broken.iter().map(|(page, target, fault)| format!("{}: {} {fault}", page.url, target.url)));
    if is_mild { verdict.as_severity(Minor) } else { verdict }
}

fn fault(page: &SitePage, target: &SitePage) -> Option<&'static str> {
    if target.is_missing() {
        Some("does not exist")
    } else if target.moved_to().is_some() {
        Some("redirects")
    } else if !target.is_judged() {
        None
    } else if target.summary.noindex {
        Some("has noindex")
    } else {
        let next = target.other_canonical()?;
        Some(if next == page.url { "names this page in return" } else { "names another canonical" })
    }
}
