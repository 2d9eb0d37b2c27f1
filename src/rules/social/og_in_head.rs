//! Previews are made from the head.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-in-head",
    title: "Open Graph tags stand in the head",
    failure_title: "",
    severity: Minor,
    why: "Many programs that make previews read only the head. Tags in the body, often pushed there by an element that \
          does not belong into the head, are not seen.",
    fix: "Move the tags into `<head>`, and look for an element before them that ends it early, such as `<div>` or \
          `<img>`.",
    references: &[
        Url("https://ogp.me/#metadata"),
        Url("https://html.spec.whatwg.org/multipage/semantics.html#the-head-element"),
    ],
    examples: &[
        Pass(r#"<head><meta property="og:title" content="Mugs"></head><body>Mugs"#),
        Fail(r#"<head><title>Mugs</title></head><body><meta property="og:title" content="Mugs">"#),
        Fail(r#"<head><img src="pixel.gif"><meta property="og:image" content="https://example.com/mug.jpg"></head>"#),
        Inapplicable("<title>Mugs</title>"),
    ],
    check: Indexable(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:title", "og:description", "og:url", "og:image"];
    let given = || {
        names.iter().filter_map(|name| page.metas(name).find(|meta| meta.in_head()).or_else(|| page.metas(name).next()))
    };
    each(given(), Element::in_head, "Open Graph tags stand in the body")
}
