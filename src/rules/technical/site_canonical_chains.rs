//! A canonical URL must lead directly to a page that can be the canonical one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-canonical-chains",
    title: "Canonical URLs point to final, indexable pages",
    failure_title: "A canonical URL does not point to a final, indexable page",
    severity: Major,
    why: "A canonical URL that redirects, is missing, has `noindex` or names another canonical contradicts itself. \
          Search engines then ignore it, or drop both pages.",
    fix: "Point each canonical directly to the final URL: one that returns 200, is indexable and names itself as its \
          canonical.",
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
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/%C3%A4>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/%C3%A4>\n\
             GET https://example.com/%C3%A4\n200\n\n<head><link rel=canonical href=/%c3%a4>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/%C3%A4>B</a>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/%c3%a4>\n\
             GET https://example.com/%C3%A4\n404\n\n",
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
    // A redirect that only corrects a slash, `www.` or the scheme still leads to the right page.
    let is_same_page = |target: &SitePage| target.moved_to().is_some_and(|end| bare(end) == bare(&target.url));
    let is_mild = broken.iter().all(|(_, target, _)| is_same_page(target));
    let verdict = fail("A canonical URL does not point to a final, indexable page")
        .with("checked", named.len())
        .with("count", broken.len())
        .with_text_evidence_from(
            broken.iter().map(|(page, target, fault)| format!("{}: {} {fault}", page.url, target.url)),
        );
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
        Some(if same_page_text(next, &page.url) {
            "names this page as its canonical"
        } else {
            "names another canonical"
        })
    }
}
