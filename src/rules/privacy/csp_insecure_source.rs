//! A source of plain http in a policy is one that no https page should load from.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-insecure-source",
    title: "The Content-Security-Policy names no plain http source",
    failure_title: "",
    severity: Minor,
    why: "What comes over plain http can be changed on its way. Browsers block most of it on an https page, and the \
          policy hides that such an address is still in use.",
    fix: "Write the hosts with `https://` or without a scheme, and add `upgrade-insecure-requests` while old \
          addresses remain.",
    references: &[
        Url("https://www.w3.org/TR/CSP3/#match-url-to-source-expression"),
        Url("https://www.w3.org/TR/mixed-content/"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: default-src https://example.com\n\n"),
        Pass("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'; img-src http:\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src http://example.com\n\n"),
        Inapplicable("GET http://example.com/\n200\ncontent-security-policy: default-src http://example.com\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() || !page.exchange.is_https() || policies.enforced.is_empty() {
        return inapplicable();
    }
    match policies.insecure_source() {
        None => pass(),
        Some(source) => fail("The Content-Security-Policy allows a source over plain http").seen(&source),
    }
}
