//! Where nonces decide, an injected base element can send the page's own scripts elsewhere.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-base-uri",
    title: "A policy with nonces limits the base element",
    failure_title: "",
    severity: Minor,
    why: "A script with the right nonce runs wherever it comes from. An injected `<base href=\"https://attacker\">` makes \
          the page's own relative script addresses lead to the attacker's host.",
    fix: "Add `base-uri 'none'` or `base-uri 'self'`. It does not follow from `default-src`.",
    references: &[Url("https://www.w3.org/TR/CSP3/#directive-base-uri"), Url("https://web.dev/articles/strict-csp")],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: script-src 'nonce-YWJj'; base-uri 'none'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src 'none'; script-src 'nonce-YWJj'\n\n"),
        Inapplicable("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if page.is_document() && policies.enforced.iter().any(|policy| policy.trusts_by_nonce()) {
        require(!policies.allow_any_base(), "The Content-Security-Policy has nonces but no base-uri")
    } else {
        inapplicable()
    }
}
