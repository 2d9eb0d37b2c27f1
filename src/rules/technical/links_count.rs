//! A page without links is where crawlers and readers stop.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.links-count",
    title: "The page links to other pages of the site, and not to thousands",
    failure_title: "",
    severity: Minor,
    why: "Crawlers find pages by links, and readers go on by them. Among thousands of links no single one counts.",
    fix: "Link to the home page and to related pages. Split lists of thousands of links into pages.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/links-crawlable")],
    examples: &[
        Pass(r#"<a href="/cats">Cats</a>"#),
        Fail("<p>Cats</p>"),
        Fail(r##"<a href="#top">Top</a> <a href="https://example.org/">Elsewhere</a>"##),
    ],
    check: Page(check),
};

/// More than any page that is made for people.
const MOST: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let count = page.links_of(LinkKind::Internal).count();
    match count {
        // A site of one page has nothing to link to.
        0 => fail("The page links to no other page of the site").as_severity(Info),
        1..=MOST => pass().with("internal_links", count),
        _ => fail(format!("The page has {count} links to the site's own pages")).seen(&format!("{count} links")),
    }
}
