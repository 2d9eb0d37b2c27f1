//! Open Graph asks for the attribute `property`, not `name`.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-property-attribute",
    title: "Open Graph tags use the `property` attribute",
    failure_title: "Open Graph tags use `name` instead of `property`",
    severity: Info,
    why: "Open Graph is defined for `property`. The large networks also read `name`, but smaller previews and \
          validators do not, and show no title or image.",
    fix: "Write `<meta property=\"og:title\" content=\"…\">` instead of `<meta name=\"og:title\" content=\"…\">`.",
    references: &[Url("https://ogp.me/#metadata")],
    examples: &[
        Pass(r#"<meta property="og:title" content="Mugs"><meta name="twitter:card" content="summary">"#),
        Pass(r#"<meta property="og:title" content="Mugs"><meta name="og:title" content="Mugs">"#),
        Pass(r#"<meta name="og:title" property="og:title" content="Mugs">"#),
        Fail(r#"<meta name="og:title" content="Mugs">"#),
        Fail(r#"<meta property="og:title" content="Mugs"><meta name="article:published_time" content="2026-01-01">"#),
        Inapplicable(r#"<meta name="description" content="Mugs">"#),
    ],
    check: Page(check),
};

/// Prefixes of the vocabularies of Open Graph.
const PREFIXES: [&str; 7] = ["og:", "article:", "book:", "music:", "product:", "profile:", "video:"];
/// Maximum number of tags that are checked.
const MAX_TAGS: usize = 200;

fn check(page: &PageFacts) -> Verdict {
    let is_open_graph = |name: &str| {
        let name = clip(name.trim(), 100).to_ascii_lowercase();
        PREFIXES.iter().any(|prefix| name.starts_with(prefix))
    };
    let named = |meta: &Element<'_>, attribute: &str| meta.get(attribute).is_some_and(is_open_graph);
    let tags = page.all("meta").filter(|meta| named(meta, "property") || named(meta, "name")).take(MAX_TAGS);
    let has_property = |tag: Element<'_>| {
        let name = tag.get("name").unwrap_or_default();
        let mut same = page.meta_elements(name.trim());
        named(&tag, "property") || same.any(|meta| meta.attr_is("property", name.trim()))
    };
    each(tags, has_property, "Some Open Graph tags use `name` instead of `property`")
}
