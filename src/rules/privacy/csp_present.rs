//! Without a Content-Security-Policy, an injected script has full control of the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-present",
    title: "A Content-Security-Policy is enforced",
    failure_title: "No Content-Security-Policy is enforced",
    severity: Major,
    why: "If an attacker gets a script into the page, through a comment, a parameter or a hijacked library, nothing \
          else stops it from reading what visitors type or acting in their name. A Content-Security-Policy is the \
          second line of defense.",
    fix: "Start with `Content-Security-Policy-Report-Only` to see what would break. Then send \
          `Content-Security-Policy: default-src 'self'; script-src 'nonce-…' 'strict-dynamic'; object-src 'none'; \
          base-uri 'none'` with a new nonce for every response.",
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
        fail("The Content-Security-Policy is report-only and blocks nothing").with_text_evidence(header)
    } else {
        let verdict = fail("The page has no effective Content-Security-Policy");
        let is_static = page.all("script").next().is_none() && page.all("form").next().is_none();
        if is_static { verdict.as_severity(Minor) } else { verdict }
    }
}
