//! The content management system is identified by traces in the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.cms",
    title: "The content management system is identified",
    failure_title: "No content management system is identified",
    severity: Info,
    why: "Advice on how to change something depends on the system that creates the pages, so the report names it.",
    fix: "No action is needed. If you do not want to disclose the system, remove `<meta name=\"generator\">`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#meta-generator")],
    examples: &[
        Pass("<meta name=generator content=\"WordPress 6.8\">"),
        Pass("<script src=/wp-content/themes/a/app.js></script>"),
        Inapplicable("<meta name=generator content=\"My own program\">"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Cms]))
}
