//! A policy that blocks what the page itself is made of.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-allows-page",
    title: "The Content-Security-Policy lets the page's own parts load",
    failure_title: "",
    severity: Minor,
    why: "Scripts, styles, images and frames that the policy does not name are not loaded. Parts of the page are missing \
          for everybody, and nobody sees an error but in the console.",
    fix: "Name the host in the directive, or give inline scripts and styles a nonce or a hash. Remove from the page what \
          is not wanted.",
    references: &[
        Url("https://www.w3.org/TR/CSP3/#match-url-to-source-list"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Guides/CSP"),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: script-src 'self' https://*.example.net 'nonce-YWJj'\n\n\
             <script src=/a.js></script><script src=https://cdn.example.net/b.js></script><script nonce=YWJj>a()</script>",
        ),
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: script-src 'sha256-YWJj'\n\n<script>a()</script>",
        ),
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy-report-only: img-src 'none'\n\n<img src=/a.png alt=''>",
        ),
        Fail("GET https://example.com/\n200\ncontent-security-policy: script-src 'self'\n\n<script>a()</script>"),
        Fail(
            "GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n\
             <img src=https://example.org/a.png alt=''>",
        ),
        Inapplicable("<script>a()</script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.headers.iter().any(|(name, _)| name.starts_with("content-security-policy")) {
        return inapplicable();
    }
    let blocked = page.blocked_by_policies();
    match blocked.len() {
        0 => pass(),
        count => fail("The Content-Security-Policy blocks a part of the page").with("count", count).at_all(blocked),
    }
}
