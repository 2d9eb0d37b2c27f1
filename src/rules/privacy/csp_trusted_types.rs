//! Trusted Types block script injection through the DOM, which other policies do not see.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.csp-trusted-types",
    title: "The Content-Security-Policy requires Trusted Types",
    failure_title: "The Content-Security-Policy does not require Trusted Types",
    severity: Info,
    why: "Scripts that write text from URLs or messages into `innerHTML` let attackers run code in the page. With \
          Trusted Types, browsers refuse such text unless the site's own policy has checked it.",
    fix: "Try `Content-Security-Policy-Report-Only: require-trusted-types-for 'script'` first. When the reports are \
          empty, add the directive to the enforced policy.",
    references: &[
        Url("https://www.w3.org/TR/trusted-types/"),
        Url(
            "https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Content-Security-Policy/require-trusted-types-for",
        ),
    ],
    examples: &[
        Pass(
            "GET https://example.com/\n200\ncontent-security-policy: require-trusted-types-for 'script'\n\n<script src=a.js></script>",
        ),
        Fail(
            "GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n<script src=a.js></script>",
        ),
        Fail(
            "GET https://example.com/\n200\ncontent-security-policy: require-trusted-types-for script\n\n<script src=a.js></script>",
        ),
        Inapplicable("GET https://example.com/\n200\ncontent-security-policy: default-src 'self'\n\n<p>No script"),
        Inapplicable(
            "GET https://example.com/\n200\ncontent-security-policy: script-src 'none'\n\n<script src=a.js></script>",
        ),
        Inapplicable("<script src=a.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let policies = page.policies();
    let allows_none = |policy: &Policy| {
        let sources = policy.sources("script-src-elem");
        policy.blocks_every_script()
            || policy.sandboxes_scripts()
            || sources.is_some_and(|sources| sources.iter().all(|source| source.eq_ignore_ascii_case("'none'")))
    };
    let runs_scripts = page.all("script").any(is_javascript) && !policies.enforced.iter().any(allows_none);
    if policies.enforced.is_empty() || !runs_scripts {
        return inapplicable();
    }
    let requires = |policy: &Policy| {
        let values = policy.directive("require-trusted-types-for");
        values.is_some_and(|values| values.iter().any(|value| value == "'script'"))
    };
    let message = "The Content-Security-Policy has no `require-trusted-types-for 'script'`";
    require(policies.enforced.iter().any(requires), message)
}
