//! Browsers silently ignore the parts of a policy that they do not recognize.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-syntax",
    title: "The Content-Security-Policy has no errors",
    failure_title: "The Content-Security-Policy has errors",
    severity: Minor,
    why: "Browsers silently ignore what they do not recognize, for example because of a misspelled directive, a \
          keyword without quotes or a missing semicolon. The rest still looks like protection.",
    fix: "Write directives as the standard does, put single quotes around keywords, nonces and hashes, and end each \
          directive with a semicolon: `default-src 'self'; script-src 'self' 'nonce-…'`.",
    references: &[Url("https://www.w3.org/TR/CSP3/#framework-policy"), Url("https://csp-evaluator.withgoogle.com/")],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'; report-to csp; sandbox;\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src self\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: frame-anchestors 'none'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src 'self' img-src *\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src 'strict-dynamic' https:\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() || policies.enforced.is_empty() {
        return inapplicable();
    }
    let mistakes = policies.mistakes();
    match mistakes.first() {
        None => pass(),
        Some(first) => {
            let verdict =
                fail(format!("The Content-Security-Policy has an error: {first}")).with("count", mistakes.len());
            mistakes.iter().fold(verdict, |verdict, mistake| verdict.with_text_evidence(mistake))
        }
    }
}
