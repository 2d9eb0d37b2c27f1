//! The main landmark must not be inside another landmark.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-main-top-level",
    title: "The main landmark is not inside another landmark",
    failure_title: "The main landmark is inside another landmark",
    severity: Minor,
    why: "Screen readers list the main landmark inside another one, where users do not look for it.",
    fix: "Move `<main>` out of `<header>`, `<nav>`, `<aside>` and `<footer>`, and out of forms and regions that have a \
        name.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-main-element"),
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
    ],
    examples: &[
        Pass("<header>Cats</header><main>They sleep</main>"),
        Pass("<form><section><main>They sleep</main></section></form>"),
        Fail("<header>Cats<main>They sleep</main></header>"),
        Fail(r#"<section aria-label="Cats"><div role="main">They sleep</div></section>"#),
        Inapplicable("<p>Cats</p>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // A main landmark inside another one is reported by `landmark-no-duplicate-main`.
    let is_inside = |main: &Landmark<'_>| main.within.is_some_and(|role| role != "main");
    let inside: BTreeSet<usize> =
        page.landmarks_of("main").filter(is_inside).map(|main| main.element.index()).collect();
    let mains = page.landmarks_of("main").map(|main| main.element);
    each(mains, |main| !inside.contains(&main.index()), "The main landmark is inside another landmark")
}
