//! Connections that are opened in advance compete with what is needed first.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preconnect-too-many",
    title: "At most four connections are opened in advance",
    failure_title: "",
    severity: Info,
    why: "Each costs a name look-up and a TLS handshake at the very moment when the page itself is loading.",
    fix: "Keep preconnect for the hosts of the first screen, and use `dns-prefetch` for the others.",
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
    let mut hosts: Vec<String> =
        links().filter_map(|link| Some(page.resolve(link.get("href")?)?.origin().ascii_serialization())).collect();
    hosts.sort();
    hosts.dedup();
    match hosts.len() {
        0 => inapplicable(),
        count @ 1..=4 => pass().with("count", count),
        count => fail(format!("{count} connections are opened in advance")).with("count", count).at_all(links()),
    }
}
