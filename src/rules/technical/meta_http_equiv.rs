//! Most response headers have no effect as meta elements.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.meta-http-equiv",
    title: "http-equiv specifies only headers that work in meta elements",
    failure_title: "http-equiv specifies headers that have no effect in meta elements",
    severity: Minor,
    why: "Headers such as `X-Frame-Options`, `Strict-Transport-Security` and `Set-Cookie` have no effect in a meta \
          element: the page seems protected but is not. Caches do not read meta elements either.",
    fix: "Send them as response headers, for example in nginx: `add_header X-Frame-Options SAMEORIGIN always;`.",
    references: &[Url("https://html.spec.whatwg.org/multipage/semantics.html#pragma-directives"), Rfc(7034), Rfc(6797)],
    examples: &[
        Pass(
            r#"<meta http-equiv="content-type" content="text/html; charset=utf-8"><meta http-equiv="refresh" content="600">"#,
        ),
        Pass(r#"<meta http-equiv="x-dns-prefetch-control" content="off">"#),
        Fail(r#"<meta http-equiv="X-Frame-Options" content="DENY">"#),
        Fail(r#"<meta http-equiv="Cache-Control" content="no-store">"#),
        Inapplicable(r#"<meta name="x-frame-options" content="DENY">"#),
    ],
    check: Page(check),
};

/// Headers, mostly for security, that browsers ignore in meta elements.
const PROTECTION: [&str; 11] = [
    "content-security-policy-report-only",
    "cross-origin-embedder-policy",
    "cross-origin-opener-policy",
    "cross-origin-resource-policy",
    "permissions-policy",
    "referrer-policy",
    "set-cookie",
    "strict-transport-security",
    "x-content-type-options",
    "x-frame-options",
    "x-xss-protection",
];
/// Caching headers that caches do not read in meta elements.
const CACHING: [&str; 3] = ["cache-control", "expires", "pragma"];

fn check(page: &PageFacts) -> Verdict {
    let metas: Vec<_> = page.all("meta").filter(|meta| meta.has("http-equiv")).collect();
    let named = |names: &[&str]| -> Vec<Element<'_>> {
        metas.iter().copied().filter(|meta| names.iter().any(|name| meta.attr_is("http-equiv", name))).collect()
    };
    let (protection, caching) = (named(&PROTECTION), named(&CACHING));
    match (protection.len(), caching.len()) {
        _ if metas.is_empty() => inapplicable(),
        (0, 0) => pass(),
        (0, count) => fail("A meta element sets a caching header, which caches do not read there")
            .with("count", count)
            .at_all(caching)
            .as_severity(Info),
        (count, _) => {
            fail("A meta element sets a header that has no effect there").with("count", count).at_all(protection)
        }
    }
}
