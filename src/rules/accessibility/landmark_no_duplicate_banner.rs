//! A page must not have more than one banner landmark (page header).
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-no-duplicate-banner",
    title: "The page has no more than one banner landmark",
    failure_title: "The page has several banner landmarks",
    severity: Minor,
    why: "A `header` outside `article`, `aside`, `main`, `nav` and `section` is the header of the whole page. If there \
        are several, screen-reader users who jump to one do not know which one they are in.",
    fix: "Keep one `<header>` for the page. Move headers of parts of the page into their `<article>` or `<section>`, \
        or change them to `<div>`.",
    references: &[
        Url("https://www.w3.org/TR/html-aam-1.0/#el-header"),
        Url("https://www.w3.org/WAI/ARIA/apg/patterns/landmarks/examples/banner.html"),
    ],
    examples: &[
        Pass("<header>Cats</header><main>They sleep</main>"),
        Pass("<header>Cats</header><article><header>Food</header></article><main><header>Sleep</header></main>"),
        Fail("<header>Cats</header><div><header>Food</header></div>"),
        Fail(r#"<header>Cats</header><div role="banner">Food</div>"#),
        Inapplicable("<main><header>Cats</header></main>"),
        CannotTell(r#"<header>Cats</header><header class="mobile-only">Cats</header>"#),
        CannotTell(r#"<div role="dialog" class="modal"><header>Cookies</header></div><header>Cats</header>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.count_landmarks("banner") {
        (0, _) => inapplicable(),
        (1, _) => pass(),
        (count, 0 | 1) => {
            cannot_tell("Stylesheets may show only one of these landmarks at a time").with("count", count)
        }
        (count, _) => {
            let all = page.landmarks_of("banner").map(|landmark| landmark.element);
            fail("The page has several banner landmarks").with("count", count).at_all(all)
        }
    }
}
