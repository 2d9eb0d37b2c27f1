//! A page with far less text than similar pages is often unfinished.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-thin-outlier",
    title: "No page has far less text than similar pages",
    failure_title: "A page has far less text than similar pages",
    severity: Minor,
    why: "If all other articles or products in a folder have hundreds of words and one has a handful, the page is \
          unfinished or its text did not load.",
    fix: "Add the content that similar pages have, or keep the page out of search with `noindex` until it is finished.",
    references: &[Url("https://developers.google.com/search/docs/fundamentals/creating-helpful-content")],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n\
             <a href=/b/aa>A</a><a href=/b/bb>B</a><a href=/b/cc>C</a><a href=/b/dd>D</a><a href=/b/ee>E</a>\
             <a href=/b/ff>F</a><a href=/b/gg>G</a><a href=/b/hh>H</a><a href=/b/ii>I</a><a href=/b/jj>J</a>\n\
             GET https://example.com/b/aa\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/bb\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/cc\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/dd\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ee\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ff\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/gg\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/hh\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ii\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/jj\n200 times 40\n\n<p>Words of a mug.",
        ),
        Fail(
            "GET https://example.com/\n200\n\n\
             <a href=/b/aa>A</a><a href=/b/bb>B</a><a href=/b/cc>C</a><a href=/b/dd>D</a><a href=/b/ee>E</a>\
             <a href=/b/ff>F</a><a href=/b/gg>G</a><a href=/b/hh>H</a><a href=/b/ii>I</a><a href=/b/jj>J</a>\n\
             GET https://example.com/b/aa\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/bb\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/cc\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/dd\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ee\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ff\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/gg\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/hh\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/ii\n200 times 60\n\n<p>Words of a mug.\n\
             GET https://example.com/b/jj\n200 times 5\n\n<p>Words of a mug.",
        ),
        Inapplicable("<p>Few words"),
    ],
    check: Site(check),
};

/// Minimum number of pages in a folder for a comparison.
const MIN_PAGES: usize = 10;
/// A page with at least this many words is not thin.
const MIN_WORDS: usize = 50;
/// One page in this many may be an outlier. If there are more, they are pages of another kind, such as overviews.
const OUTLIER_DIVISOR: usize = 10;
/// Minimum median number of words in a folder for a page in it to be thin.
const MIN_MEDIAN_WORDS: usize = 150;

fn check(site: &SiteFacts) -> Verdict {
    let whole = site
        .comparable()
        .filter(|page| !page.summary.truncated && !page.is_later_list_page() && !page.is_home() && !page.is_overview());
    // Pages at the top level are of many kinds.
    let kind = |page: &SitePage| Some(folder(&page.url).to_owned()).filter(|folder| !folder.is_empty());
    let (mut checked, mut thin) = (0, Vec::new());
    for group in grouped(whole, kind).into_iter().filter(|group| group.len() >= MIN_PAGES) {
        checked += group.len();
        let mut counts: Vec<usize> = group.iter().map(|page| page.summary.words).collect();
        counts.sort_unstable();
        let median = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let is_thin = |page: &SitePage| {
            median >= MIN_MEDIAN_WORDS && page.summary.words < MIN_WORDS && page.summary.words * 4 < median
        };
        if group.iter().filter(|page| is_thin(page)).count() * OUTLIER_DIVISOR > group.len() {
            continue;
        }
        thin.extend(group.into_iter().filter(|page| is_thin(page)).map(|page| (page, median)));
    }
    match thin.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("A page has less than a quarter of the words that similar pages have")
            .with("checked", checked)
            .with("count", count)
            .with_text_evidence_from(
                thin.iter()
                    .map(|(page, median)| format!("{}: word count {}, median {median}", page.url, page.summary.words)),
            ),
    }
}
