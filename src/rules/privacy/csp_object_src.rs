//! A policy that does not restrict plugins can be bypassed with an object or embed element.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-object-src",
    title: "The Content-Security-Policy restricts plugins and embedded documents",
    failure_title: "The Content-Security-Policy does not restrict plugins and embedded documents",
    severity: Minor,
    why: "An injected `<object>` or `<embed>` element loads a document of the attacker's choice into the page. A \
          policy that covers only scripts does not prevent this.",
    fix: "Add `object-src 'none'`, or a `default-src` that lists specific hosts.",
    references: &[
        Url("https://www.w3.org/TR/CSP3/#directive-object-src"),
        Url("https://csp-evaluator.withgoogle.com/"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: script-src 'self'; object-src 'none'\n\n"),
        Pass("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src 'self'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src 'none'; object-src https:\n\n"),
        Inapplicable("GET https://example.com/\n200\ncontent-security-policy: frame-ancestors 'self'\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() || policies.do_not_restrict_scripts() {
        inapplicable()
    } else {
        require(!policies.allow_objects_from_any_host(), "The Content-Security-Policy does not restrict object-src")
    }
}
