//! Without a Content-Security-Policy one injected script has the whole page to itself.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-present",
    title: "A Content-Security-Policy is enforced",
    failure_title: "",
    severity: Major,
    why: "If an attacker gets one piece of script into the page, by a comment, a parameter or a hijacked library, \
          nothing else keeps it from reading what people type or from acting in their name. A policy is the second line \
          of defence.",
    fix: "Begin with `Content-Security-Policy-Report-Only` to see what would break, then send \
          `Content-Security-Policy: default-src 'self'; script-src 'nonce-…' 'strict-dynamic'; object-src 'none'; \
          base-uri 'none'` with a fresh nonce for every answer.",
    references: &[Url("https://www.w3.org/TR/CSP3/"), Url("https://web.dev/articles/strict-csp")],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n"),
        Pass("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">"),
        Fail("<script src=/a.js></script>"),
        Fail("<p>A page without scripts has less to lose."),
        Fail("GET https://example.com/\n200\ncontent-security-policy-report-only: default-src 'self'\n\n"),
        Fail("<meta http-equiv=\"Content-Security-Policy\" content=\"frame-ancestors 'none'\">"),
        Fail("<body><p>Too late<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">"),
        Inapplicable("GET https://example.com/a.pdf\n200\ncontent-type: application/pdf\n\n"),
        Inapplicable("GET https://example.com/\n503\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() {
        inapplicable()
    } else if !policies.enforced.is_empty() {
        pass().with("policies", policies.enforced.len())
    } else if !policies.report_only.is_empty() {
        let header = page.header("content-security-policy-report-only").unwrap_or_default();
        fail("The Content-Security-Policy only reports and stops nothing").seen(header)
    } else {
        let verdict = fail("Missing Content-Security-Policy");
        let is_static = page.all("script").next().is_none() && page.all("form").next().is_none();
        if is_static { verdict.as_severity(Minor) } else { verdict }
    }
}
