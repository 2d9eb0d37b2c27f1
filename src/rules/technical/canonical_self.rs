//! The canonical URL states whether the page itself or another page is listed in search results.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-self",
    title: "The canonical URL is the page's own URL",
    failure_title: "The canonical URL is not the page's own URL",
    severity: Info,
    why: "Search engines list the canonical URL instead of the page if they accept it. That is right for duplicates \
          and wrong for pages with content of their own.",
    fix: "If the page is not a duplicate, set its own URL as the canonical URL.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls")],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://EXAMPLE.com:443/">"#),
        Pass("GET https://example.com/%E3%83%86/\n200\n\n<link rel=canonical href=https://example.com/%e3%83%86/>"),
        Pass("GET https://example.com/%7Eann\n200\n\n<link rel=canonical href=https://example.com/~ann>"),
        Pass("GET https://example.com/%E3%83%86\n200\n\n<link rel=canonical href=https://example.com/テ>"),
        Pass(
            "GET https://example.com/a?q=%c3%a4\n200\n\n<link rel=canonical href=HTTPS://example.com:443/b/../a?q=%C3%A4>",
        ),
        Fail("GET https://example.com/a%2Fb\n200\n\n<link rel=canonical href=https://example.com/a/b>"),
        Fail("GET https://example.com/?q=a+b\n200\n\n<link rel=canonical href='https://example.com/?q=a%20b'>"),
        Fail("GET https://example.com/?a&b\n200\n\n<link rel=canonical href='https://example.com/?b&amp;a'>"),
        Fail(r#"<link rel="canonical" href="https://example.com/cats">"#),
        Inapplicable(r#"<link rel="canonical" href="https://other.test/">"#),
        Inapplicable(r#"<link rel="canonical" href="http://example.com/">"#),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Page(|page| match page.canonical() {
        None => inapplicable(),
        Some(url) if same_page(&url, page.url()) => pass(),
        // technical.canonical-cross-host reports another site and HTTP.
        Some(url) if !page.is_own(&url) || url.scheme() != page.url().scheme() => inapplicable(),
        Some(url) => fail("The canonical URL is another URL").with_text_evidence(url.as_str()),
    }),
};
