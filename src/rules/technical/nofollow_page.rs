//! A page-wide nofollow hides all link targets of the page from crawlers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nofollow-page",
    title: "Crawlers may follow the page's links",
    failure_title: "A page-wide nofollow blocks crawlers from following the page's links",
    severity: Minor,
    why: "With a page-wide `nofollow`, crawlers do not discover the pages that this page links to, including the \
          site's own.",
    fix: "Remove `nofollow` from the robots meta element or the `X-Robots-Tag` header, and mark individual links with \
          `rel=\"nofollow\"` instead.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/robots-meta-tag")],
    examples: &[
        Pass("<title>Cats</title>"),
        Fail(r#"<meta name="robots" content="index, nofollow">"#),
        Fail("GET https://example.com/\n200\nx-robots-tag: nofollow\n\nCats"),
        Pass(r#"<a href="/login" rel="nofollow">Log in</a>"#),
        Inapplicable(r#"<meta name="robots" content="noindex, nofollow">"#),
    ],
    check: Indexable(|page| match page.directives().find("nofollow") {
        None => pass(),
        Some(found) => fail("A nofollow directive applies to all links on the page").with_text_evidence(&found.name),
    }),
};
