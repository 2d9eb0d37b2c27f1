//! Payment services are identified by the hosts they load from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.payments",
    title: "Payment services are identified",
    failure_title: "No payment service is identified",
    severity: Info,
    why: "The service that takes the payments determines which security rules apply to the page.",
    fix: "No action is needed.",
    references: &[Url("https://www.pcisecuritystandards.org/")],
    examples: &[
        Pass("<script src=https://js.stripe.com/v3/></script>"),
        Pass("<script src='https://www.paypal.com/sdk/js?client-id=1'></script>"),
        Inapplicable("<a href=https://www.paypal.com/>A link</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Payment]))
}
