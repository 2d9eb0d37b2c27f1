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
    ],
    examples: &[
        Pass("<a rel=license href=https://creativecommons.org/licenses/by/4.0/>CC BY 4.0</a>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["link", "a", "area"];
    let links = names.iter().flat_map(|name| page.all(name)).filter(|link| link.has_token("rel", "license"));
    let of_links = links.filter_map(|link| link.attr_text("href"));
    let of_items = page.items().flat_map(|item| item.texts("license"));
    let mut found: Vec<&str> = of_links.chain(of_items).map(|url| clip(url, 200)).take(20).collect();
    found.sort_unstable();
    found.dedup();
    if found.is_empty() { inapplicable() } else { pass().with("licences", found) }
}
