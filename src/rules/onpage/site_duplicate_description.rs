//! Each page needs its own meta description.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-duplicate-description",
    title: "Each page has a unique meta description",
    failure_title: "Pages share the same meta description",
    severity: Minor,
    why: "A description that many pages share says nothing about any of them. Google advises against it and uses other \
          text for the snippet.",
    fix: "Describe what only this page offers. If you cannot write a description for a page, leave it out.",
    references: &[Url("https://developers.google.com/search/docs/appearance/snippet")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<meta name=description content='All our mugs'><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<meta name=description content='Our blue mugs'>",
        ),
        Pass(
            "GET https://example.com/\n200\n\n<meta name=description content='All our mugs'><a href=/page/2>2</a>\n\
             GET https://example.com/page/2\n200\n\n<meta name=description content='All our mugs'>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<meta name=description content='All our mugs'><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<meta name=description content='All our mugs'>",
        ),
        Inapplicable(
            "GET https://example.com/\n200\n\n<meta name=description content='All our mugs'><a href=/blue>Blue</a>\n\
             GET https://example.com/blue\n200\n\n<title>Without one</title>",
        ),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let described = || site.comparable().filter(|page| page.summary.description.is_some());
    let checked = described().count();
    if !site.is_crawled() || checked < 2 {
        return inapplicable();
    }
    let groups = sharing(described(), |page| page.summary.description.as_deref());
    let count: usize = groups.iter().map(Vec::len).sum();
    if count == 0 {
        return pass().with("checked", checked);
    }
    fail(format!("{count} pages share their meta description with other pages"))
        .with("checked", checked)
        .with("count", count)
        .with_groups(&groups)
}
