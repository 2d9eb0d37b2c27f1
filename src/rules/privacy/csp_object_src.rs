//! A policy that forgets plugins leaves a way round its rules for scripts.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-object-src",
    title: "The Content-Security-Policy limits plugins and embedded documents",
    failure_title: "",
    severity: Minor,
    why: "An injected object or embed element loads a document of the attacker's choice into the page, where a policy \
          for scripts alone does not reach.",
    fix: "Add `object-src 'none'`, or a `default-src` that names hosts.",
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
    if !page.is_document() || policies.ignore_scripts() {
        inapplicable()
    } else {
        require(!policies.allow_objects_of_anybody(), "The Content-Security-Policy does not limit object-src")
    }
}
