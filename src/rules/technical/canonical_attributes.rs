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
        // Google does not say that an empty value counts.
        CannotTell(r#"<link rel="canonical" href="https://example.com/" type="" title="">"#),
        Inapplicable(r#"<link rel="alternate" href="https://example.com/" hreflang="en">"#),
    ],
    check: Page(check),
};

const NAMES: [&str; 4] = ["hreflang", "lang", "media", "type"];

fn check(page: &PageFacts) -> Verdict {
    let is_plain = |link: Element<'_>| match NAMES.iter().filter(|name| link.has(name)).count() {
        0 => Some(true),
        _ if NAMES.iter().any(|name| link.attr_text(name).is_some()) => Some(false),
        _ => None,
    };
    each_or_unknown(
        page.link_rel("canonical").filter(|link| link.in_head()),
        is_plain,
        "The canonical link has an attribute that makes Google ignore it",
    )
}
