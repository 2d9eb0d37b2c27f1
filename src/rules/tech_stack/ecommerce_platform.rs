//! E-commerce platforms are identified by traces in the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.ecommerce-platform",
    title: "The e-commerce platform is identified",
    failure_title: "No e-commerce platform is identified",
    severity: Info,
    why: "E-commerce platforms differ in what their owners can change, so the report names the one that was found.",
    fix: "No action is needed.",
    references: &[Url("https://developer.mozilla.org/en-US/docs/Web/API/Payment_Request_API")],
    examples: &[
        Pass("<link rel=stylesheet href=https://cdn.shopify.com/s/files/1/theme.css>"),
        Pass("<script src=/wp-content/plugins/woocommerce/assets/js/a.js></script>"),
        Inapplicable("<p>Not a shop<img src=https://cdn.shopify.com/a.jpg>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Commerce]))
}
