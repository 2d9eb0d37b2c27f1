//! A policy on an HTTPS page should not allow sources over plain HTTP.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-insecure-source",
    title: "The Content-Security-Policy allows no insecure source beyond images and media",
    failure_title: "The Content-Security-Policy allows an insecure HTTP or FTP source",
    severity: Minor,
    why: "Resources that load over plain HTTP can be changed in transit. Browsers block most of them on an HTTPS page, \
          and the policy hides that such a URL is still in use.",
    fix: "Write hosts with `https://` or without a scheme, and add `upgrade-insecure-requests` while old URLs remain.",
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
        Some(source) => {
            fail("The Content-Security-Policy allows an insecure HTTP or FTP source").with_text_evidence(&source)
        }
    }
}
