//! The header and footer landmarks of the page must not be inside other landmarks.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-banner-contentinfo-top-level",
    title: "Banner and contentinfo landmarks are not inside another landmark",
    failure_title: "A banner or contentinfo landmark is inside another landmark",
    severity: Minor,
    why: "These roles are for the header and footer of the whole page. Inside another landmark, they suggest to \
        screen-reader users that the page contains a second page.",
    fix: "Use plain `<header>` and `<footer>` inside `<main>`, `<article>` and `<section>`. Keep `role=\"banner\"` and \
        `role=\"contentinfo\"` for the header and footer of the page.",
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
    let found = || page.landmarks().filter(|landmark| matches!(landmark.role, "banner" | "contentinfo"));
    let inside: BTreeSet<usize> =
        found().filter(|landmark| landmark.within.is_some()).map(|landmark| landmark.element.index()).collect();
    let is_top = |element: Element<'_>| {
        let is_top = !inside.contains(&element.index());
        // A script may move a custom element.
        (is_top || !element.is_custom()).then_some(is_top)
    };
    let elements = found().map(|landmark| landmark.element);
    each_or_unknown(elements, is_top, "A banner or contentinfo landmark is inside another landmark")
}
