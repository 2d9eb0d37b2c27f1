//! The main part of a page is no part of another part.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-main-top-level",
    title: "The main landmark stands in no other landmark",
    failure_title: "",
    severity: Minor,
    why: "Lists of landmarks show the main part inside another one, where people do not look for it.",
    fix: "Move `<main>` out of `<header>`, `<nav>`, `<aside>`, `<footer>` and of forms and regions with a name.",
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
    // Main in main is one too many, which is for another rule.
    let is_inside = |main: &Landmark<'_>| main.within.is_some_and(|role| role != "main");
    let inside: BTreeSet<usize> =
        page.landmarks_of("main").filter(is_inside).map(|main| main.element.index()).collect();
    let mains = page.landmarks_of("main").map(|main| main.element);
    each(mains, |main| !inside.contains(&main.index()), "The main landmark stands in another landmark")
}
