//! A canonical link says which address counts where a page has several.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical",
    title: "The page names its canonical address",
    failure_title: "",
    severity: Minor,
    why: "One page can be reached under many addresses: with and without parameters, from campaigns, in print. \
          Without a canonical link search engines choose one, perhaps not the one you share.",
    fix: "Put the page's own absolute address in the head: `<link rel=\"canonical\" \
          href=\"https://example.com/cats\">`.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls"),
        Rfc(6596),
    ],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/">"#),
        Pass(r#"<link rel="Canonical" href="/">"#),
        Pass("GET https://example.com/\n200\nlink: <https://example.com/>; rel=\"canonical\"\n\nCats"),
        Fail("<title>Cats</title>"),
        Fail("GET https://example.com/?page=cats\n200\n\nCats"),
        Inapplicable(r#"<meta name="robots" content="noindex">"#),
        Inapplicable(r#"<link rel="canonical" href="https://example.com/other">"#),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    if page.link_rel("canonical").next().is_some() || !page.canonicals().is_empty() {
        return pass();
    }
    let found = fail("The page names no canonical address");
    // Without parameters there is hardly a second address.
    if page.url().query().is_some() { found } else { found.as_severity(Info) }
}
