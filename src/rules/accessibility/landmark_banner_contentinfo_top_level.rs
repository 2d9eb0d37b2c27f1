//! The header and the footer of a page are no parts of other parts.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-banner-contentinfo-top-level",
    title: "Banner and contentinfo landmarks stand in no other landmark",
    failure_title: "",
    severity: Minor,
    why: "These roles stand for the header and footer of the whole page. Inside another landmark they tell people of a \
        second page in the page.",
    fix: "Use plain `<header>` and `<footer>` inside of `<main>`, `<article>` and `<section>`, and leave \
        `role=\"banner\"` and `role=\"contentinfo\"` to those of the page.",
    references: &[
        Url("https://www.w3.org/TR/wai-aria-1.2/#banner"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#contentinfo"),
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
    ],
    examples: &[
        Pass("<header>Cats</header><footer>Imprint</footer>"),
        Pass(r#"<div role="banner">Cats</div><main><header>Sleep</header></main>"#),
        Fail(r#"<main><div role="banner">Cats</div></main>"#),
        Fail(r#"<nav><footer role="contentinfo">Imprint</footer></nav>"#),
        Inapplicable("<main><header>Cats</header></main>"),
        CannotTell(r#"<my-page role="main"><my-header role="banner">Cats</my-header></my-page>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let found = || page.landmarks().filter(|each| matches!(each.role, "banner" | "contentinfo"));
    let inside: BTreeSet<usize> =
        found().filter(|each| each.within.is_some()).map(|each| each.element.index()).collect();
    let is_top = |element: Element<'_>| {
        let is_top = !inside.contains(&element.index());
        // Scripts decide what a custom element is part of.
        (is_top || !element.is_custom()).then_some(is_top)
    };
    let elements = found().map(|each| each.element);
    each_tells(elements, is_top, "A banner or contentinfo landmark stands in another landmark")
}
