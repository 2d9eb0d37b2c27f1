//! A page with a single link to it is found late and easily lost.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-weak-inlinks",
    title: "Every page has more than one followed link to it",
    failure_title: "Some pages have only one followed link to them",
    severity: Info,
    why: "Search engines find a page with a single link late and consider it unimportant. When that link is removed, \
          the page is lost.",
    fix: "If the page matters, link to it from related pages too.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<a href=/a>A</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<a href=/>Mugs</a><a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<title>B</title>",
        ),
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/a>A</a><a href=/sick>S</a>\n\
             GET https://example.com/sick\n500\n\n\
             GET https://example.com/a\n200\n\n<title>A</title>",
        ),
        Inapplicable("<a href=/a>A</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let linked = || {
        site.comparable()
            .filter(|page| !site.is_start(page))
            .filter(|page| page.followed > 0 && !page.is_later_list_page())
    };
    let checked = linked().count();
    if !site.is_crawled() || !site.has_links || checked == 0 {
        return inapplicable();
    }
    let weak: Vec<&SitePage> = linked().filter(|page| page.followed == 1).collect();
    match weak.len() {
        0 => pass().with("checked", checked),
        count if !site.knows_all_links() => {
            cannot_tell("Links that were not seen may lead to these pages").with("undecided", count)
        }
        count => fail("Pages have only one followed link to them")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(weak.iter().map(|page| site.linked_from(page))),
    }
}
