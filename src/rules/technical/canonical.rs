//! A canonical link states the preferred URL of a page that is available under several URLs.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical",
    title: "The page has a canonical URL",
    failure_title: "The page has no canonical URL",
    severity: Minor,
    why: "A page can often be reached under several URLs: with and without parameters, from campaigns, or as a print \
          version. Without a canonical link, search engines choose one of them, perhaps not the one you share.",
    fix: "Put the page's own absolute URL in the head: `<link rel=\"canonical\" href=\"https://example.com/cats\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Rfc(6596),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r#"<link rel="Canonical" href="/">"#),
        Pass("GET https://example.com/\n200\nlink: <https://example.com/>; rel=\"canonical\"\n\nCats"),
        Fail("<title>Cats</title>"),
        Fail("<link rel=canonical>"),
        Fail("<link rel=canonical content=https://example.com/>"),
        Fail("GET https://example.com/\n200\nlink: <https://other.test/>; title=\"news; rel=canonical\"\n\nCats"),
        Fail("GET https://example.com/?page=cats\n200\n\nCats"),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
        CannotTell(r#"<link rel="canonical" ng-href="{{ page.url }}">"#),
        CannotTell(r#"<link rel="canonical" :href="url">"#),
        Pass(r#"<link rel="canonical" href="https://example.com/other">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.link_rel("canonical").any(|link| link.has("href")) || !page.canonicals().is_empty() {
        return pass();
    }
    if let Some(link) = page.link_rel("canonical").next() {
        if link.is_bound("href") {
            return cannot_tell("A script sets the canonical URL").at(link);
        }
        return fail("The canonical link has no href attribute").at(link);
    }
    let found = fail("The page has no canonical URL");
    // A page whose URL has no query string is rarely available under a second URL.
    if page.url().query().is_some() { found } else { found.as_severity(Info) }
}
