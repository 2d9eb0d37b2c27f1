//! A page tells by what it was made.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.cms",
    title: "A content management system is known by its marks",
    failure_title: "",
    severity: Info,
    why: "Advice on how to change something depends on the system that makes the pages, so the report names it.",
    fix: "Nothing is to be done. Remove the generator meta element if it should not be told.",
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
