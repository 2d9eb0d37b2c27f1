//! Many preview crawlers read only the head of a page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "social.og-in-head",
    title: "Open Graph tags are in the head",
    failure_title: "Open Graph tags are in the body",
    severity: Minor,
    why: "Many preview crawlers read only the head and miss tags in the body. Tags often end up there because an \
          element before them does not belong in the head.",
    fix: "Move the tags into `<head>`. Check for an element before them that ends the head early, such as `<div>` or \
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
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let names = ["og:title", "og:description", "og:url", "og:image"];
    let given = || {
        names.iter().filter_map(|name| {
            page.meta_elements(name).find(|meta| meta.in_head()).or_else(|| page.meta_elements(name).next())
        })
    };
    each(given(), Element::in_head, "Open Graph tags are in the body")
}
