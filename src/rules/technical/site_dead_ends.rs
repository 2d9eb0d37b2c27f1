//! A page without internal links is a dead end.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-dead-ends",
    title: "Every page links to other pages of the site",
    failure_title: "Some pages have no links to other pages of the site",
    severity: Minor,
    why: "Visitors who come from a search result can only go back. Crawlers find no other pages from there.",
    fix: "Give the page the same navigation as all others, and add links to related pages.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=/>Mugs</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<a href=/>Mugs</a>\n\
             GET https://example.com/b\n200\n\n<title>The end</title><a href=https://other.example/>Elsewhere</a>",
        ),
        // If most pages have no links, scripts probably add them.
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<title>A</title>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let complete = || site.comparable().filter(|page| !page.summary.truncated);
    let checked = complete().count();
    if !site.is_crawled() || !site.has_links || checked < 2 {
        return inapplicable();
    }
    let ends: Vec<&SitePage> = complete().filter(|page| page.outlinks == 0).collect();
    match ends.len() {
        0 => pass().with("checked", checked),
        count if count * 2 > checked => {
            cannot_tell("Most pages have no links in the served HTML, so scripts may add them").with("undecided", count)
        }
        count => fail("Pages have no links to other pages of the site")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(ends.iter().map(|page| &page.url)),
    }
}
