//! Each page of a list must link to the page that follows it.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "technical.site-pagination-sequence",
    title: "Pagination links lead forward to pages that exist",
    failure_title: "Pagination links lead to a missing or an earlier page",
    severity: Minor,
    why: "Items on later pages of a list can be found only by going from page to page. A link to a missing or an \
          earlier page hides everything that follows, and a loop never ends.",
    fix: "Let `rel=\"next\"` on each page name the following page, and leave it out on the last one.",
    references: &[Url(
        "https://developers.google.com/search/docs/specialty/ecommerce/pagination-and-incremental-page-loading",
    )],
    examples: &[
        Pass(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a rel=next href=/a?page=2>2</a>\n\
             GET https://example.com/a?page=2\n200\n\n<a href=/a>1</a>",
        ),
        // A gallery may be a loop.
        Inapplicable(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a rel=next href=/b>B</a>\n\
             GET https://example.com/b\n200\n\n<a rel=next href=/a>A</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a rel=next href=/a?page=2>2</a>\n\
             GET https://example.com/a?page=2\n200\n\n<a rel=next href=/a>3</a>",
        ),
        Fail(
            "GET https://example.com/\n200\n\n<a href=/a>A</a>\n\
             GET https://example.com/a\n200\n\n<a rel=next href=/a?page=2>2</a>\n\
             GET https://example.com/a?page=2\n404\n\n",
        ),
        Inapplicable("<a rel=next href=/?page=2>2</a>"),
    ],
    check: Site(check),
};

fn check(site: &SiteFacts) -> Verdict {
    let following = |page: &SitePage| {
        let next = site.page(page.summary.next.as_ref()?)?;
        (bare(&series(&next.url)) == bare(&series(&page.url))).then_some(next)
    };
    let steps: Vec<_> = site.judged().filter_map(|page| Some((page, following(page)?))).collect();
    if !site.is_crawled() || steps.is_empty() {
        return inapplicable();
    }
    let mut wrong: Vec<String> = steps
        .iter()
        .filter(|(_, next)| next.is_missing())
        .map(|(page, next)| format!("{}: the next page {} does not exist", page.url, next.url))
        .collect();
    // Each page has at most one next page, so each is visited once.
    let mut visited: HashSet<&str> = HashSet::new();
    for (start, _) in &steps {
        let (mut own, mut page) = (HashSet::new(), *start);
        while visited.insert(&page.url) {
            own.insert(page.url.as_str());
            let Some(next) = following(page).filter(|next| next.is_judged()) else { break };
            if own.contains(next.url.as_str()) {
                wrong.push(format!("{}: the next page {} comes before it", page.url, next.url));
            }
            page = next;
        }
    }
    if wrong.is_empty() {
        return pass().with("checked", steps.len());
    }
    fail("Pagination links lead to a missing or an earlier page")
        .with("checked", steps.len())
        .with("count", wrong.len())
        .with_text_evidence_from(wrong)
}
