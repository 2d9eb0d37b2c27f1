//! Internal links must lead to pages that exist.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-broken-internal",
    title: "Internal links lead to pages that exist",
    failure_title: "Internal links lead to pages that do not exist",
    severity: Major,
    why: "Visitors who follow a broken link are lost. Crawlers treat a site with many broken links as neglected.",
    fix: "Correct the link, or redirect the old URL to the page that replaced it. If nothing replaced it, remove the \
          link.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/http-network-errors"),
        Url("https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        // A page that turns crawlers away or has a server error today still exists.
        Pass(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a><a href=/in>In</a><a href=/sick>Sick</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>\n\
             GET https://example.com/in\n403\n\n\
             GET https://example.com/sick\n500\n\n",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a><a href=/gone>Gone</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/blue>Blue</a><a href=/old>Old</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>\n\
             GET https://example.com/old\n301\nlocation: /gone\n\n\
             GET https://example.com/gone\n410\n\n",
        ),
        Inapplicable("<a href=/blue>Blue</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let linked = || site.pages.iter().filter(|page| page.inlinks > 0);
    let checked = linked().count();
    if !site.is_crawled() || checked == 0 {
        return inapplicable();
    }
    let mut broken: Vec<&SitePage> =
        linked().filter(|page| site.redirect_target(page).is_some_and(SitePage::is_missing)).collect();
    if broken.is_empty() {
        return pass().with("checked", checked);
    }
    broken.sort_by_key(|page| std::cmp::Reverse(page.inlinks));
    let links: u32 = broken.iter().map(|page| page.inlinks).sum();
    fail("Internal links lead to pages that do not exist")
        .with("checked", checked)
        .with("count", broken.len())
        .with("links", links)
        .with_text_evidence_from(broken.iter().map(|page| site.linked_from(page)))
}
