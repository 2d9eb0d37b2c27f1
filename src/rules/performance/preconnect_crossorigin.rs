//! Fonts do not use a connection that was preconnected without crossorigin.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.preconnect-crossorigin",
    title: "Preconnect links for fonts have crossorigin",
    failure_title: "Preconnect links for fonts have no crossorigin",
    severity: Minor,
    why: "Fonts are fetched without credentials, over a separate connection. A connection that was opened without \
          `crossorigin` stays unused, and the fonts wait for another one.",
    fix: "Write `<link rel=\"preconnect\" href=\"https://fonts.gstatic.com\" crossorigin>`.",
    references: &[
        Url("https://web.dev/articles/preconnect-and-dns-prefetch"),
        Url("https://www.w3.org/TR/css-fonts-4/#font-fetching-requirements"),
    ],
    examples: &[
        Pass(
            "<link rel=preconnect href=https://fonts.googleapis.com><link rel=preconnect href=https://fonts.gstatic.com crossorigin>",
        ),
        Fail("<link rel=preconnect href=https://fonts.gstatic.com>"),
        Inapplicable("<link rel=preconnect href=https://api.example>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_for_fonts = |link: &Element<'_>| {
        link.get("href")
            .and_then(|href| page.resolve(href))
            .is_some_and(|url| url.host_str() == Some("fonts.gstatic.com"))
    };
    let links = || page.link_rel("preconnect").filter(is_for_fonts);
    let is_ready = links().any(|link| link.has("crossorigin"));
    each(links(), |_| is_ready, "A preconnect link for fonts has no crossorigin attribute")
}
