//! A page that says far less than its neighbours is often unfinished.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.site-thin-outlier",
    title: "No page is far shorter than the others of its kind",
    failure_title: "",
    severity: Minor,
    why: "Where all articles or products of a folder have hundreds of words and one has a handful, it was left \
          unfinished, or its text did not arrive.",
    fix: "Write what the others of its kind say too, or take the page out of search with `noindex` until it is done.",
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

/// Pages of a folder that make a norm.
const ENOUGH: usize = 10;
/// Words from which on a page says something.
const SHORT: usize = 50;
/// Pages of a folder of which one may be an outlier; more are of another kind, such as overviews.
const RARE: usize = 10;
/// Words that the usual page has to have for another one to be short.
const USUAL: usize = 150;

fn check(site: &SiteFacts) -> Verdict {
    let whole = site
        .comparable()
        .filter(|page| !page.summary.truncated && !page.is_further() && !page.is_home() && !page.is_overview());
    // What lies at the top is of many kinds.
    let kind = |page: &SitePage| Some(folder(&page.url).to_owned()).filter(|folder| !folder.is_empty());
    let (mut checked, mut thin) = (0, Vec::new());
    for group in grouped(whole, kind).into_iter().filter(|group| group.len() >= ENOUGH) {
        checked += group.len();
        let mut counts: Vec<usize> = group.iter().map(|page| page.summary.words).collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        let is_thin = |page: &SitePage| usual >= USUAL && page.summary.words < SHORT && page.summary.words * 4 < usual;
        if group.iter().filter(|page| is_thin(page)).count() * RARE > group.len() {
            continue;
        }
        thin.extend(group.into_iter().filter(|page| is_thin(page)).map(|page| (page, usual)));
    }
    match thin.len() {
        0 if checked == 0 => inapplicable(),
        0 => pass().with("checked", checked),
        count => fail("A page has less than a quarter of the words that others of its kind have")
            .with("checked", checked)
            .with("count", count)
            .seen_all(
                thin.iter()
                    .map(|(page, usual)| format!("{} has {} words, usual are {usual}", page.url, page.summary.words)),
            ),
    }
}
