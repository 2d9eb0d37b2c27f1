//! A main heading that many pages share does not identify any of them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-duplicate-h1",
    title: "No three pages have the same main heading",
    failure_title: "Three or more pages have the same main heading",
    severity: Info,
    why: "The main heading tells visitors which page they are on. A heading that many pages share, often the site \
          name, does not.",
    fix: "Let the first `h1` of each page say what the page is about. The site name needs no `h1`.",
    references: &[Url("https://developers.google.com/search/docs/appearance/title-link")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<h1>Mugs</h1><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<h1>Blue mugs</h1>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<h1>Mugs</h1><a href=/a>A</a><a href=/b>B</a>\n\
             GET https://example.com/a\n200\n\n<h1>Mugs</h1>\n\
             GET https://example.com/b\n200\n\n<h1>Mugs</h1>",
        ),
        Inapplicable("<h1>Mugs</h1>"),
    ],
    check: Site(check),
};

/// Maximum number of pages that may share a heading, such as a list and its form.
const MAX_PAGES: usize = 2;

fn check(site: &SiteFacts) -> Verdict {
    let headed = || site.comparable().filter(|page| page.summary.h1.is_some());
    let checked = headed().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let mut groups = sharing(headed(), |page| page.summary.h1.as_deref());
    groups.retain(|group| group.len() > MAX_PAGES);
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail(format!("{count} pages share their main heading with other pages"))
        .with("checked", checked)
        .with("count", count)
        .with_groups(&groups)
}
