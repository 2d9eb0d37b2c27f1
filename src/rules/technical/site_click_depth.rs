//! Pages many clicks away from the start page are rarely found.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-click-depth",
    title: "Every page is at most four clicks away from the start page",
    failure_title: "Some pages are more than four clicks away from the start page",
    severity: Minor,
    why: "The further a page is from the start page, the less often visitors and crawlers reach it, and the less \
          important search engines consider it.",
    fix: "Link to deep pages from sections, lists and related pages. Split long lists into fewer, longer pages.",
    references: &[Url(
        "https://developers.google.com/search/docs/specialty/ecommerce/help-google-understand-your-ecommerce-site-structure",
    )],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<title>Two clicks</title>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/c>C</a>\n\
             GET https://example.com/c\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/d>D</a>\n\
             GET https://example.com/d\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/e>E</a>\n\
             GET https://example.com/e\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/f>F</a>\n\
             GET https://example.com/f\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/g>G</a>\n\
             GET https://example.com/g\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><title>Seven clicks</title>",
        ),
        // The numbers of the pages are ids.
        Fail(
            "GET https://example.com/\n200\n\n<a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/n/1>One</a>\n\
             GET https://example.com/n/1\n200\n\n<title>One</title><a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/n/2>Two</a>\n\
             GET https://example.com/n/2\n200\n\n<title>Two</title><a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/n/3>Three</a>\n\
             GET https://example.com/n/3\n200\n\n<title>Three</title><a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/n/4>Four</a>\n\
             GET https://example.com/n/4\n200\n\n<title>Four</title><a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a><a href=/n/5>Five</a>\n\
             GET https://example.com/n/5\n200\n\n<title>Five</title><a href=/1.pdf>1</a><a href=/2.pdf>2</a><a href=/3.pdf>3</a>",
        ),
        // If pages have almost no links, scripts probably add the menus.
        CannotTell(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<a href=/c>C</a>\n\
             GET https://example.com/c\n200\n\n<a href=/d>D</a>\n\
             GET https://example.com/d\n200\n\n<a href=/e>E</a>\n\
             GET https://example.com/e\n200\n\n<title>Five clicks</title>",
        ),
        Inapplicable("<a href=/a>A</a>"),
    ],
    check: Site(check),
};

/// Clicks from which the rule fails, as information only.
const MIN_CLICKS: u32 = 5;
/// Clicks from which it fails with its full severity.
const MIN_SEVERE_CLICKS: u32 = 7;

fn check(site: &SiteFacts) -> Verdict {
    if !site.is_crawled() || !site.has_links {
        return inapplicable();
    }
    // Further pages of a list follow one after another, so they are not counted.
    let pages = site.comparable().filter(|page| !page.is_later_list_page());
    let mut far: Vec<(u32, &SitePage)> = pages.filter_map(|page| Some((page.clicks?, page))).collect();
    let (checked, deepest) = (far.len(), far.iter().map(|(clicks, _)| *clicks).max().unwrap_or(0));
    if checked == 0 {
        return inapplicable();
    }
    far.retain(|(clicks, _)| *clicks >= MIN_CLICKS);
    if far.is_empty() {
        return pass().with("checked", checked).with("deepest_clicks", deepest);
    }
    if !site.knows_all_links() {
        return cannot_tell("Links that were not seen may offer shorter paths").with("undecided", far.len());
    }
    far.sort_by_key(|(clicks, _)| std::cmp::Reverse(*clicks));
    let verdict = fail(format!("Pages are up to {deepest} clicks away from the start page"))
        .with("checked", checked)
        .with("count", far.len())
        .with("deepest_clicks", deepest)
        .with_text_evidence_from(far.iter().map(|(clicks, page)| format!("{} ({clicks} clicks)", page.url)));
    if deepest >= MIN_SEVERE_CLICKS { verdict } else { verdict.as_severity(Info) }
}
