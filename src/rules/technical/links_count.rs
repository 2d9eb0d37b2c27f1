//! Crawlers and readers cannot continue from a page without internal links.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.links-count",
    title: "The page has between 1 and 3,000 internal links",
    failure_title: "The page has no internal links or more than 3,000",
    severity: Minor,
    why: "Crawlers discover pages through links, and readers use links to continue. Among thousands of links, no \
          single link carries weight.",
    fix: "Link to the home page and to related pages. Split lists of thousands of links into several pages.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass(r#"<a href="/cats">Cats</a>"#),
        Fail("<p>Cats</p>"),
        Fail(r##"<a href="#top">Top</a> <a href="https://example.org/">Elsewhere</a>"##),
    ],
    check: Page(check),
};

/// Pages that are made for people have no more internal links than this.
const MAX_LINKS: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let count = page.links_of(LinkKind::Internal).count();
    match count {
        // A one-page site has no other pages to link to.
        0 => fail("The page has no internal links").as_severity(Info),
        1..=MAX_LINKS => pass().with("internal_links", count),
        _ => fail(format!("The page has {count} internal links")).with_text_evidence(&format!("{count} links")),
    }
}
