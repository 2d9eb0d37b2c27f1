//! A guard stands between visitors and the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.security-vendors",
    title: "Guards against robots and attacks are known by their marks",
    failure_title: "",
    severity: Info,
    why: "A guard may show robots, this one too, something else than people get.",
    fix: "Nothing is to be done.",
    references: &[Url("https://www.w3.org/TR/turingtest/")],
    examples: &[
        Pass("<script src=https://js.hcaptcha.com/1/api.js></script>"),
        Pass("<script src=https://www.google.com/recaptcha/api.js></script>"),
        Inapplicable("<p>No guard"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Guard]))
}
