//! Consent managers are identified by the hosts they load from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.consent-manager",
    title: "The consent manager is identified",
    failure_title: "No consent manager is identified",
    severity: Info,
    why: "The consent banner is configured in the service that asks visitors for consent, so the report names that \
          service.",
    fix: "No action is needed.",
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
