//! Services that protect a site from bots and attacks are identified by traces in the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.security-vendors",
    title: "Bot and attack protection services are identified",
    failure_title: "No bot or attack protection service is identified",
    severity: Info,
    why: "A protection service may show crawlers, including this one, a different page than people get.",
    fix: "No action is needed.",
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
