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

/// Hosts that only track clicks for affiliate programs. Their subdomains are included.
const HOSTS: [&str; 24] = [
    "anrdoezrs.net",
    "awin1.com",
    "clk.tradedoubler.com",
    "click.linksynergy.com",
    "dpbolvw.net",
    "go.redirectingat.com",
    "go.skimresources.com",
    "hop.clickbank.net",
    "jdoqocy.com",
    "kqzyfj.com",
    "pjatr.com",
    "pjtra.com",
    "pntra.com",
    "pntrac.com",
    "pntrs.com",
    "prf.hn",
    "pxf.io",
    "rover.ebay.com",
    "s.click.aliexpress.com",
    "shareasale-analytics.com",
    "shareasale.com",
    "sjv.io",
    "tkqlhce.com",
    "tc.tradetracker.net",
];

fn check(page: &PageFacts) -> Verdict {
    let page_follows = page.directives().find("nofollow").is_none();
    let paid = page.links_of(LinkKind::External).filter(|(link, _)| link.url.as_ref().is_some_and(is_affiliate));
    let is_marked = |link: Element<'_>| {
        !page_follows || ["sponsored", "nofollow", "ugc"].iter().any(|token| link.has_token("rel", token))
    };
    each(paid.map(|(_, element)| element), is_marked, "An affiliate link has no `rel=\"sponsored\"`")
}

fn is_affiliate(url: &url::Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let has = |name: &str| url.query_pairs().any(|(key, value)| key == name && !value.is_empty());
    let shop = registrable_domain(host).split('.').next().unwrap_or_default();
    match shop {
        "amazon" => has("tag"),
        "ebay" => has("campid") || is_below(host, "rover.ebay.com"),
        // ShareASale's own pages are on the same host as its affiliate links.
        "shareasale" => url.path().starts_with("/r.cfm") || url.path().starts_with("/u.cfm"),
        _ => HOSTS.iter().any(|tracker| is_below(host, tracker)),
    }
}
