//! Tells whether the page counts for itself or for another one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-self",
    title: "The canonical address is the page's own",
    failure_title: "",
    severity: Info,
    why: "A page that names another one as canonical is listed under that one, if search engines agree. That is right \
          for copies and wrong for pages of their own.",
    fix: "If the page is no copy, name its own address as canonical.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://EXAMPLE.com:443/">"#),
        Fail(r#"<link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(|page| match page.canonical() {
        None => inapplicable(),
        Some(url) if without_fragment(&url) == without_fragment(page.url()) => pass(),
        Some(url) => fail("The page counts for another address").seen(url.as_str()),
    }),
};
