//! A page must not have more than one main landmark.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-no-duplicate-main",
    title: "The page has no more than one main landmark",
    failure_title: "The page has several main landmarks",
    severity: Minor,
    why: "Screen-reader users who jump to the main landmark do not learn that there is another one.",
    fix: "Keep one `<main>`, and change the others to `<section>` or `<div>`. Add `hidden` to those that are not in \
        use.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-main-element"),
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
    ],
    examples: &[
        Pass("<main>Cats</main>"),
        Pass("<main>Cats</main><main hidden>Dogs</main>"),
        Fail("<main>Cats</main><main>Dogs</main>"),
        Fail(r#"<div role="main"><main>Cats</main></div>"#),
        Inapplicable("<p>Cats</p>"),
        CannotTell(r#"<main>Cats</main><main class="inactive">Dogs</main>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.count_landmarks("main") {
        (0, _) => inapplicable(),
        (1, _) => pass(),
        (count, 0 | 1) => {
            cannot_tell("Stylesheets may show only one of these landmarks at a time").with("count", count)
        }
        (count, _) => {
            let all = page.landmarks_of("main").map(|landmark| landmark.element);
            fail("The page has several main landmarks").with("count", count).at_all(all)
        }
    }
}
