//! A page must not have more than one contentinfo landmark (page footer).
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-no-duplicate-contentinfo",
    title: "The page has no more than one contentinfo landmark",
    failure_title: "The page has several contentinfo landmarks",
    severity: Minor,
    why: "A `footer` outside `article`, `aside`, `main`, `nav` and `section` is the footer of the whole page. If there \
        are several, screen-reader users who jump to one do not know which one they are in.",
    fix: "Keep one `<footer>` for the page. Move footers of parts of the page into their `<article>` or `<section>`, \
        or change them to `<div>`.",
    references: &[
        Url("https://www.w3.org/TR/html-aam-1.0/#el-footer"),
        Url("https://www.w3.org/WAI/ARIA/apg/patterns/landmarks/examples/contentinfo.html"),
    ],
    examples: &[
        Pass("<main>Cats</main><footer>Imprint</footer>"),
        Pass("<article>Cats<footer>By Ann</footer></article><footer>Imprint</footer>"),
        Fail("<div><footer>By Ann</footer></div><footer>Imprint</footer>"),
        Fail(r#"<div role="contentinfo">By Ann</div><footer>Imprint</footer>"#),
        Inapplicable("<main><footer>By Ann</footer></main>"),
        CannotTell(r#"<footer class="lg:hidden">Imprint</footer><footer>Imprint</footer>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.count_landmarks("contentinfo") {
        (0, _) => inapplicable(),
        (1, _) => pass(),
        (count, 0 | 1) => {
            cannot_tell("Stylesheets may show only one of these landmarks at a time").with("count", count)
        }
        (count, _) => {
            let all = page.landmarks_of("contentinfo").map(|landmark| landmark.element);
            fail("The page has several contentinfo landmarks").with("count", count).at_all(all)
        }
    }
}
