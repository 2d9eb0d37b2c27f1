//! Google ignores a canonical link with certain attributes.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.canonical-attributes",
    title: "The canonical link has no attributes that make Google ignore it",
    failure_title: "The canonical link has attributes that make Google ignore it",
    severity: Minor,
    why: "Google ignores a canonical link with an `hreflang`, `lang`, `media` or `type` attribute, because it treats \
          the link as pointing to another version of the page.",
    fix: "Write the canonical link with only `rel` and `href`, and link to other versions with `rel=\"alternate\"`.",
    references: &[Url(
        "https://developers.google.com/search/docs/crawling-indexing/consolidate-duplicate-urls#rel-canonical-link-method",
    )],
    examples: &[
        Pass(r#"<link rel="canonical" href="https://example.com/" id="c">"#),
        Fail(r#"<link rel="canonical" href="https://example.com/" hreflang="en">"#),
        Fail(r#"<link rel="canonical" href="https://example.com/" media="screen">"#),
        Inapplicable(r#"<link rel="alternate" href="https://example.com/" hreflang="en">"#),
    ],
    check: Page(|page| {
        each(
            page.link_rel("canonical").filter(|link| link.in_head()),
            |link| !["hreflang", "lang", "media", "type"].iter().any(|name| link.has(name)),
            "The canonical link has an attribute that makes Google ignore it",
        )
    }),
};
