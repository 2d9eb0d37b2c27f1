//! The complementary landmark must not be inside another landmark than the main one.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-complementary-top-level",
    title: "Complementary landmarks are not inside another landmark",
    failure_title: "A complementary landmark is inside another landmark",
    severity: Minor,
    why: "Screen-reader users jump over complementary content that stands beside the main content. Inside a navigation \
        or a footer they do not expect it.",
    fix: "Move `<aside>` beside `<main>` or into it, or use a plain `<div>`.",
    references: &[
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
        Url("https://dequeuniversity.com/rules/axe/4.10/landmark-complementary-is-top-level"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#complementary"),
    ],
    examples: &[
        Pass("<main>Cats</main><aside>Dogs</aside>"),
        Pass("<main>Cats<aside>Dogs</aside></main>"),
        Fail(r#"<nav>Cats<aside aria-label="Dogs">Dogs</aside></nav>"#),
        Fail(r#"<footer><div role="complementary">Dogs</div></footer>"#),
        Fail(r#"<aside>Cats<aside aria-label="Dogs">Dogs</aside></aside>"#),
        // Without a name, an `aside` in sectioning content is no landmark.
        Inapplicable("<article>Cats<aside>Dogs</aside></article>"),
        Inapplicable("<nav>Cats<aside hidden aria-label=Dogs>Dogs</aside></nav>"),
        CannotTell(
            r#"<my-page role="region" aria-label="Cats"><my-side role="complementary">Dogs</my-side></my-page>"#,
        ),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_inside = |aside: &Landmark<'_>| aside.within.is_some_and(|role| role != "main");
    let asides = || page.landmarks_of("complementary");
    let inside: BTreeSet<usize> = asides().filter(is_inside).map(|aside| aside.element.index()).collect();
    let is_top = |aside: Element<'_>| {
        let is_top = !inside.contains(&aside.index());
        // A script may move a custom element.
        (is_top || !aside.is_custom()).then_some(is_top)
    };
    each_or_unknown(
        asides().map(|aside| aside.element),
        is_top,
        "A complementary landmark is inside another landmark than the main one",
    )
}
