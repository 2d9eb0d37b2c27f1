//! Each page needs its own title.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-duplicate-title",
    title: "Each page has a unique title",
    failure_title: "Pages share the same title",
    severity: Minor,
    why: "Search results, tabs and bookmarks show the title. If several pages share one, people cannot tell which page \
          they want, and Google may write its own titles.",
    fix: "Say in each title what only this page is about. If pages are copies, declare one of them as canonical.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Blue mugs</title>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/?page=2>2</a><a href=/print/a>Print</a>\n\
             GET https://example.com/?page=2\n200\n\n<title>Mugs</title>\n\
             GET https://example.com/print/a\n200\n\n<title>Mugs</title>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<title>Mugs</title><link rel=alternate hreflang=fr href=/fr><a href=/a>A</a><a href=/fr>F</a>\n\
             GET https://example.com/fr\n200\n\n<title>Mugs</title>\n\
             GET https://example.com/a\n200\n\n<head><link rel=canonical href=/><title>Mugs</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<title>Mugs</title><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title> mugs </title>",
        ),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let titled = || site.comparable().filter(|page| page.summary.title.is_some());
    let checked = titled().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let groups = sharing(titled(), |page| page.summary.title.as_deref());
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail(format!("{count} pages share their title with other pages"))
        .with("checked", checked)
        .with("count", count)
        .with_groups(&groups)
}
