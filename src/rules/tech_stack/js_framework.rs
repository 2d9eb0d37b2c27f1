//! JavaScript frameworks are identified by traces in the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.js-framework",
    title: "The JavaScript framework is identified",
    failure_title: "No JavaScript framework is identified",
    severity: Info,
    why: "The way a page is built determines what crawlers and assistive technology get in the first response.",
    fix: "No action is needed.",
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
