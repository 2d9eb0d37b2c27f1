//! Affiliate links must be marked as sponsored.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.outbound-sponsored-rel",
    title: "Affiliate links are marked as sponsored",
    failure_title: "Affiliate links are not marked as sponsored",
    severity: Minor,
    why: "Search engines count links as recommendations and ask sites to mark links that earn money. Unmarked links \
          can cost the whole site its ranking.",
    fix: "Add `rel=\"sponsored\"` to each affiliate link. `nofollow` is also accepted.",
    references: &[
        Url("https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links"),
        Url("https://developers.google.com/search/docs/essentials/spam-policies#link-spam"),
    ],
    examples: &[
        Pass(r#"<a rel="sponsored noopener" href="https://www.amazon.com/dp/B01?tag=cats-20">A mug</a>"#),
        Pass(r#"<meta name=robots content=nofollow><a href="https://www.awin1.com/cread.php?awinmid=1">A mug</a>"#),
        Fail(r#"<a href="https://www.amazon.co.uk/dp/B01?tag=cats-21">A mug</a>"#),
        Fail(r#"<a rel="noopener" href="https://www.awin1.com/cread.php?awinmid=1">A mug</a>"#),
        Inapplicable(r#"<a href="https://www.amazon.com/dp/B01">A mug</a> <a href="https://example.org/?tag=a">A</a>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let page_follows = page.directives().find("nofollow").is_none();
    let is_marked = |link: Element<'_>| {
        !page_follows || ["sponsored", "nofollow", "ugc"].iter().any(|token| link.has_token("rel", token))
    };
    each(page.affiliate_links(), is_marked, "An affiliate link has no `rel=\"sponsored\"`")
}
