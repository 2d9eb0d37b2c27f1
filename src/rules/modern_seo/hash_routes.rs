//! Search engines treat URLs that differ only after the `#` as one page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "modern_seo.hash-routes",
    title: "Pages have their own URLs instead of `#` routes",
    failure_title: "Most internal links use `#` routes instead of URLs of their own",
    severity: Minor,
    why: "Search engines ignore the part of a URL after the `#`. They do not find pages at URLs such as `/#/about` and \
          `/#!/about`.",
    fix: "Use the History API (`history.pushState`) with real paths, and make the server respond to each of them.",
    references: &[Url("https://developers.google.com/search/docs/crawling-indexing/javascript/javascript-seo-basics")],
    examples: &[
        Pass(r##"<a href="/a">A</a> <a href="/b">B</a> <a href="#c">C</a>"##),
        Pass(r##"<a href="/a">A</a> <a href="/b">B</a> <a href="/c">C</a> <a href="#/menu">Menu</a>"##),
        Fail(
            r##"<a href="#/">Home</a> <a href="#/about">About</a> <a href="/#!/team">Team</a> <a href="/">Start</a>"##,
        ),
        // Placeholder links that have no target yet.
        Pass(r##"<a href="#!">A</a> <a href="#!">B</a> <a href="#!">C</a> <a href="/d">D</a>"##),
        Inapplicable("<p>No links"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_route =
        |url: &url::Url| url.fragment().is_some_and(|fragment| fragment.starts_with(['/', '!']) && fragment != "!");
    let (mut routes, mut others) = (Vec::new(), 0);
    for (link, element) in page.links_of(LinkKind::Fragment).chain(page.links_of(LinkKind::Internal)) {
        match &link.url {
            Some(url) if is_route(url) => routes.push(element),
            Some(_) if link.kind == LinkKind::Internal => others += 1,
            _ => {}
        }
    }
    match (routes.len(), others) {
        (0, 0) => inapplicable(),
        (routed, others) if routed >= 3 && routed > others => {
            fail("Most of the page's internal links use # routes").with("count", routed).at_all(routes)
        }
        _ => pass(),
    }
}
