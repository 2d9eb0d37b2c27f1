//! A policy that allows injected scripts to run gives little protection.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-script-unsafe",
    title: "The Content-Security-Policy blocks injected scripts",
    failure_title: "The Content-Security-Policy does not reliably block injected scripts",
    severity: Major,
    why: "A script is the most dangerous content that can be injected into a page. A policy that allows every inline \
          script, or scripts from any host, also allows the injected one.",
    fix: "Use a nonce instead of `'unsafe-inline'` and broad sources: `script-src 'nonce-…' 'strict-dynamic'; \
          object-src 'none'; base-uri 'none'`. Put the nonce on your own scripts: `<script nonce=\"…\">`. Browsers \
          ignore `'unsafe-inline'` next to a nonce, so it may stay for old browsers.",
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
        Pass("GET https://example.com/\n200\ncontent-security-policy: sandbox; default-src * 'unsafe-inline'\n\n"),
        Fail("GET https://example.com/\n200\ncontent-security-policy: sandbox allow-scripts\n\n"),
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
    } else if policies.do_not_restrict_scripts() {
        fail("The Content-Security-Policy does not restrict scripts")
    } else if policies.allow_inline_scripts() {
        fail("The Content-Security-Policy allows every inline script or event handler")
    } else if policies.allow_scripts_from_any_host() {
        fail("The Content-Security-Policy allows scripts from any host")
    } else if policies.allow_data_scripts() {
        fail("The Content-Security-Policy allows scripts in data: URLs")
    } else if policies.allow_eval() {
        fail("The Content-Security-Policy allows eval() and similar functions").as_severity(Minor)
    } else {
        pass()
    }
}
