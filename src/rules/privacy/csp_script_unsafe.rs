//! A policy that lets injected scripts run protects from little.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-script-unsafe",
    title: "The Content-Security-Policy stops injected scripts",
    failure_title: "",
    severity: Major,
    why: "The worst that can be injected into a page is a script. A policy that lets every inline script, or scripts \
          of any host, run lets the injected one run too.",
    fix: "Name a nonce in place of 'unsafe-inline' and of wide sources: \
          `script-src 'nonce-…' 'strict-dynamic'; object-src 'none'; base-uri 'none'`, and put the nonce on your own \
          scripts: `<script nonce=\"…\">`. Browsers ignore 'unsafe-inline' beside a nonce, so it may stay for old ones.",
    references: &[
        Url("https://www.w3.org/TR/CSP3/#allow-all-inline"),
        Url("https://web.dev/articles/strict-csp"),
        Url("https://csp-evaluator.withgoogle.com/"),
    ],
    examples: &[
        Pass("GET https://example.com/\n200\ncontent-security-policy: script-src 'self' https://*.example.com\n\n"),
        Pass("GET https://example.com/\n200\ncontent-security-policy: script-src 'unsafe-inline' 'nonce-YWJj'\n\n"),
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: script-src https: 'strict-dynamic' 'nonce-YWJj'\n\n",
        ),
        Pass("GET https://example.com/\n200\ncontent-security-policy: img-src 'none', default-src 'none'\n\n"),
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: default-src 'self'; style-src 'unsafe-inline'\n\n",
        ),
        Fail("GET https://example.com/\n200\ncontent-security-policy: default-src 'self' 'unsafe-inline'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src https:\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src 'self' data:\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src 'self' 'unsafe-eval'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: upgrade-insecure-requests\n\n"),
        Inapplicable("<script src=/a.js></script>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    if !page.is_document() || policies.enforced.is_empty() {
        inapplicable()
    } else if policies.ignore_scripts() {
        fail("The Content-Security-Policy says nothing of scripts")
    } else if policies.allow_inline_scripts() {
        fail("The Content-Security-Policy lets every inline script run")
    } else if policies.allow_scripts_of_anybody() {
        fail("The Content-Security-Policy lets scripts of any host run")
    } else if policies.allow_data_scripts() {
        fail("The Content-Security-Policy lets scripts in data: addresses run")
    } else if policies.allow_eval() {
        fail("The Content-Security-Policy lets strings become code").as_severity(Minor)
    } else {
        pass()
    }
}
