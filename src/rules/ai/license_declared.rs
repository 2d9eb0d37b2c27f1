//! Lists the licenses that the page declares for its content.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "ai.license-declared",
    title: "The page declares a license",
    failure_title: "The page declares no license",
    severity: Info,
    why: "A machine-readable license tells programs how they may use the text.",
    fix: "Add `<link rel=\"license\" href=\"https://creativecommons.org/licenses/by/4.0/\">`, or set `license` in the \
          structured data.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/links.html#link-type-license"),
        Url("https://schema.org/license"),
        Url("https://rslstandard.org/guide/http"),
    ],
    examples: &[
        Pass("<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>"),
        Pass(
            "GET https://example.com/\n200\nlink: <https://example.com/license.xml>; rel=license; type=\"application/rsl+xml\"\n\nCats",
        ),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["link", "a", "area"];
    let links = names.iter().flat_map(|name| page.all(name)).filter(|link| link.has_token("rel", "license"));
    let of_links = links.filter_map(|link| link.attr_text("href"));
    let headers = page.exchange.header_lines("link").flat_map(HeaderLink::parse_all);
    let of_headers = headers.filter(|link| link.has_rel("license")).map(|link| link.target);
    let of_items = page.items().flat_map(|item| item.texts("license"));
    let mut found: Vec<&str> = of_links.chain(of_headers).chain(of_items).map(|url| clip(url, 200)).take(20).collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() { inapplicable() } else { pass().with("licences", found) }
}
