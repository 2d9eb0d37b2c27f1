//! In a nonce-based policy, an injected base element can redirect the page's own scripts to another host.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-base-uri",
    title: "A nonce-based Content-Security-Policy restricts base-uri",
    failure_title: "A nonce-based Content-Security-Policy does not restrict base-uri",
    severity: Minor,
    why: "A script with the correct nonce runs regardless of its host. An injected `<base href=\"https://attacker\">` \
          makes the page's own relative script URLs resolve to the attacker's host.",
    fix: "Add `base-uri 'none'` or `base-uri 'self'`. The directive does not fall back to `default-src`.",
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
    if page.is_document() && policies.enforced.iter().any(|policy| policy.has_script_nonce()) {
        require(!policies.allow_any_base(), "The Content-Security-Policy uses nonces but does not restrict base-uri")
    } else {
        inapplicable()
    }
}
