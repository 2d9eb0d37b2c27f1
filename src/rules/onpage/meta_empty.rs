//! A meta element without a name or content has no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "onpage.meta-empty",
    title: "Every meta element has a name and content",
    failure_title: "A meta element has no name or no content",
    severity: Minor,
    why: "Browsers and search engines do not read a `meta` element without a name, so its content is lost. One without \
          content usually comes from a template field that was never filled in.",
    fix: "Add the missing part, as in `<meta name=\"author\" content=\"Ann\">`, or remove the element.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#the-meta-element")],
    examples: &[
        Pass(r#"<meta charset="utf-8"><meta name="author" content="Ann"><meta property="og:title" content="Cats">"#),
        Pass(r#"<meta name="next-size-adjust"><meta itemprop="name" content="Cats"><meta id="x" content="1">"#),
        Pass(r#"<meta name="author" ng-attr-content="{{ page.author }}">"#),
        Fail(r#"<meta content="All about cats">"#),
        Fail(r#"<meta name="robots" content="">"#),
        Inapplicable("<title>Cats</title>"),
        Inapplicable("<meta name=robots content=noindex>"),
    ],
    check: Page(check),
};

/// Names that need content. The description, the viewport and social tags have rules of their own.
const NAMES: [&str; 8] = [
    "application-name",
    "author",
    "copyright",
    "google-site-verification",
    "googlebot",
    "keywords",
    "publisher",
    "robots",
];

fn check(page: &PageFacts) -> Verdict {
    // Directives for crawlers are no content: a page with nothing else earns nothing for them.
    let is_directive = |meta: &Element<'_>| {
        let name = meta.attr_text("name").unwrap_or_default().to_ascii_lowercase();
        matches!(name.as_str(), "robots" | "googlebot" | "bingbot") && is_complete(*meta)
    };
    let metas = page.all("meta").filter(|meta| !is_directive(meta));
    each(metas, is_complete, "A `meta` element has no name or no content")
}

fn is_complete(meta: Element<'_>) -> bool {
    if meta.get("name").is_some_and(|name| NAMES.iter().any(|known| name.trim().eq_ignore_ascii_case(known))) {
        return meta.attr_text("content").is_some() || meta.is_bound("content");
    }
    // Scripts can find an element without a name by its other attributes.
    let is_bare = meta.attributes().all(|(name, _)| matches!(name, "content" | "lang" | "media" | "scheme"));
    !(is_bare && meta.has("content"))
}
