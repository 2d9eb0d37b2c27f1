//! Preconnected origins compete with the resources that are needed first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preconnect-too-many",
    title: "The page preconnects to at most four origins",
    failure_title: "The page preconnects to more than four origins",
    severity: Info,
    why: "Each connection needs a DNS lookup and a TLS handshake while the page itself is loading.",
    fix: "Keep `preconnect` for the hosts of above-the-fold resources, and use `dns-prefetch` for the others.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/network-dependency-tree"),
        Url("https://web.dev/articles/preconnect-and-dns-prefetch"),
    ],
    examples: &[
        Pass("<link rel=preconnect href=https://a.example><link rel=preconnect href=https://a.example crossorigin>"),
        Fail(
            "<link rel=preconnect href=//a.example><link rel=preconnect href=//b.example><link rel=preconnect href=//c.example>\
              <link rel=preconnect href=//d.example><link rel=preconnect href=//e.example>",
        ),
        Inapplicable("<link rel=dns-prefetch href=//a.example>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let links = || page.link_rel("preconnect");
    let mut origins: Vec<String> =
        links().filter_map(|link| Some(page.resolve(link.get("href")?)?.origin().ascii_serialization())).collect();
    origins.sort();
    origins.dedup();
    match origins.len() {
        0 => inapplicable(),
        count @ 1..=4 => pass().with("count", count),
        count => fail(format!("The page preconnects to {count} origins")).with("count", count).at_all(links()),
    }
}
