//! A page has one footer.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-no-duplicate-contentinfo",
    title: "There is but one contentinfo landmark",
    failure_title: "",
    severity: Minor,
    why: "A `footer` outside of `article`, `aside`, `main`, `nav` and `section` is the footer of the whole page. With \
        several, people who jump to it do not know which one they are in.",
    fix: "Keep one `<footer>` for the page. Put those of parts into their `<article>` or `<section>`, or make them `<div>`.",
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
        (count, 0 | 1) => cannot_tell("Style sheets may show one of several at a time").with("count", count),
        (count, _) => {
            let all = page.landmarks_of("contentinfo").map(|each| each.element);
            fail("The page has several contentinfo landmarks").with("count", count).at_all(all)
        }
    }
}
