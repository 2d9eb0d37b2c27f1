//! The second page of a list is no copy of the first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-pagination",
    title: "A further page of a list is canonical for itself",
    failure_title: "",
    severity: Minor,
    why: "Page 2 of a list holds other items than page 1. If it names page 1 as canonical, search engines may not \
          follow what only it links to.",
    fix: "Let each page of a list name its own address as canonical.",
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
    let is_list = page.url().path().starts_with(canonical.path().trim_end_matches('/')) && page.is_own(&canonical);
    if is_list && canonical.path() != "/" && self::number(&canonical).is_none() {
        return fail(format!("Page {number} of a list names the first one as canonical")).seen(canonical.as_str());
    }
    pass()
}

/// Which page of a list this is, from the second on.
fn number(url: &url::Url) -> Option<u32> {
    let of_query = || url.query_pairs().find(|(key, _)| matches!(&**key, "page" | "paged"));
    let mut parts = url.path().split('/').skip_while(|part| *part != "page");
    let number = parts.nth(1).map(str::to_owned).or_else(|| Some(of_query()?.1.into_owned()))?;
    number.parse().ok().filter(|number| *number >= 2)
}
