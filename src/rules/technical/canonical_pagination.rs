//! The second page of a list is not a duplicate of the first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-pagination",
    title: "Paginated pages have their own canonical URL",
    failure_title: "A paginated page has the first page of the list as its canonical URL",
    severity: Minor,
    why: "Page 2 of a list contains different items than page 1. If page 1 is its canonical URL, search engines may \
          not follow links that appear only on page 2.",
    fix: "Set each page's own URL as its canonical URL.",
    references: &[Url(
        "https://developers.google.com/search/docs/specialty/ecommerce/pagination-and-incremental-page-loading",
    )],
    examples: &[
        Pass("GET https://example.com/cats?page=2\n200\n\n<link rel=canonical href=https://example.com/cats?page=2>"),
        Fail("GET https://example.com/cats?page=2\n200\n\n<link rel=canonical href=https://example.com/cats>"),
        Fail("GET https://example.com/cats/page/3/\n200\n\n<link rel=canonical href=https://example.com/cats/>"),
        Inapplicable("GET https://example.com/cats?page=1\n200\n\n<link rel=canonical href=https://example.com/cats>"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some((canonical, number)) = page.canonical().zip(number(page.url())) else { return inapplicable() };
    let (own, canonical) = (normalized(page.url()), normalized(&canonical));
    let is_list = own.path().starts_with(canonical.path().trim_end_matches('/')) && page.is_own(&canonical);
    if is_list && canonical.path() != "/" && self::number(&canonical).is_none() {
        return fail(format!("Page {number} of a list has the first page as its canonical URL"))
            .with_text_evidence(canonical.as_str());
    }
    pass()
}

/// Returns the page number within a list; none for the first page and for pages outside lists.
fn number(url: &url::Url) -> Option<u32> {
    let of_query = || url.query_pairs().find(|(key, _)| matches!(&**key, "page" | "paged"));
    let mut parts = url.path().split('/').skip_while(|part| *part != "page");
    let number = parts.nth(1).map(str::to_owned).or_else(|| Some(of_query()?.1.into_owned()))?;
    number.parse().ok().filter(|number| *number >= 2)
}
