//! A payment service shows by where it comes from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.payments",
    title: "Payment services are known by the hosts they load from",
    failure_title: "",
    severity: Info,
    why: "Which service takes the payments decides which rules of security hold for the page.",
    fix: "Nothing is to be done.",
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
