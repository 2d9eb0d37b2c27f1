//! A Content-Security-Policy should not block the content of its own page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-allows-page",
    title: "The Content-Security-Policy allows the page's own content",
    failure_title: "The Content-Security-Policy blocks parts of the page",
    severity: Minor,
    why: "Browsers do not load scripts, styles, images and frames that the policy does not allow. Parts of the page \
          are missing for every visitor, and the error appears only in the console.",
    fix: "Add the host to the directive, or give inline scripts and styles a nonce or a hash. Remove unwanted content \
          from the page.",
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
        count => fail("The Content-Security-Policy blocks part of the page").with("count", count).at_all(blocked),
    }
}
