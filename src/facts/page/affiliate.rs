//! Affiliate links: links that pay the site for a click or a sale.
use super::{LinkKind, PageFacts, is_below, registrable_domain};
use crate::facts::html::Element;
use url::Url;

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

impl PageFacts {
    /// Returns the affiliate links of the page.
    pub fn affiliate_links(&self) -> impl Iterator<Item = Element<'_>> {
        let links = self.links_of(LinkKind::External);
        links.filter(|(link, _)| link.url.as_ref().is_some_and(is_affiliate)).map(|(_, element)| element)
    }
}

fn is_affiliate(url: &Url) -> bool {
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
