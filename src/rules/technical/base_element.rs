//! A base element changes every relative URL on the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.base-element",
    title: "The page has at most one base URL, set before it is used",
    failure_title: "The page has several base URLs, or sets its base URL after a relative URL",
    severity: Minor,
    why: "Only the first `base` element with an `href` counts, and any other is ignored. With a second or a late base \
          URL, relative URLs lead to other targets than the author intended.",
    fix: "Keep one `<base href=\"…\">` as the first element in the head after the character encoding, or remove it.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#the-base-element")],
    examples: &[
        Pass(r#"<base href="/cats/"><link rel="stylesheet" href="a.css">"#),
        Pass(r#"<base target="_top"><base href="/cats/">"#),
        Fail(r#"<base href="/cats/"><base href="/dogs/">"#),
        Fail(r#"<link rel="stylesheet" href="a.css"><base href="/cats/">"#),
        Inapplicable("<title>Cats</title>"),
        Inapplicable(r#"<base target="_top">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut bases = page.all("base").filter(|base| base.has("href"));
    let Some(base) = bases.next() else { return inapplicable() };
    if let Some(second) = bases.next() {
        return fail("The page has a second base URL, which is ignored").at(second);
    }
    let is_relative = |url: &str| !url.starts_with('/') && !url.contains(':') && !url.starts_with('#');
    let early = page.all("link").chain(page.all("script")).find(|element| {
        let url = element.attr_text("href").or_else(|| element.attr_text("src"));
        element.index() < base.index() && url.is_some_and(is_relative)
    });
    match early {
        Some(element) => fail("A relative URL appears before the base element that changes it").at(element).at(base),
        None => pass(),
    }
}
