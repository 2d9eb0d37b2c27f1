//! A page has the marks of the framework that builds it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.js-framework",
    title: "A framework is known by its marks",
    failure_title: "",
    severity: Info,
    why: "How a page is built decides what crawlers and assistive technology get from the first answer.",
    fix: "Nothing is to be done.",
    references: &[Url("https://developer.mozilla.org/en-US/docs/Learn_web_development/Core/Frameworks_libraries")],
    examples: &[
        Pass("<div id=__next></div><script src=/_next/static/chunks/main.js></script>"),
        Pass("<app-root ng-version=18.0.1></app-root>"),
        Inapplicable("<div id=main></div>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Framework]))
}
