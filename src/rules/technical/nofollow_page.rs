//! A nofollow on the page as a whole hides everything it links to.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.nofollow-page",
    title: "Search engines may follow the page's links",
    failure_title: "",
    severity: Minor,
    why: "With `nofollow` for the whole page crawlers do not discover what it links to, the site's own pages \
          included.",
    fix: "Remove `nofollow` from the robots meta element or `X-Robots-Tag`; mark single links with `rel=\"nofollow\"` \
          instead.",
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
        Some(found) => fail("No link of the page is followed").seen(&found.name),
    }),
};
