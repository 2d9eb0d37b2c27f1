//! Somebody asks visitors for consent.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.consent-manager",
    title: "A consent manager is known by the host it loads from",
    failure_title: "",
    severity: Info,
    why: "Which service asks visitors for consent decides where that is set up.",
    fix: "Nothing is to be done.",
    references: &[Url("https://iabeurope.eu/transparency-consent-framework/")],
    examples: &[
        Pass("<script src=https://consent.cookiebot.com/uc.js></script>"),
        Pass("<script src=/wp-content/plugins/complianz-gdpr/cookiebanner/js/complianz.min.js></script>"),
        Inapplicable("<p>Nobody asks"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Consent]))
}
