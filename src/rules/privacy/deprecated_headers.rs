//! Security headers that browsers no longer support give no protection.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.deprecated-headers",
    title: "No obsolete security header is sent",
    failure_title: "An obsolete security header is sent",
    severity: Info,
    why: "These headers look like protection but give none. Browsers have removed support for them, in some cases \
          because the header itself could be abused.",
    fix: "Remove them. `Content-Security-Policy` replaces `X-Content-Security-Policy`, `X-WebKit-CSP` and \
          `X-XSS-Protection`. `Permissions-Policy` replaces `Feature-Policy`. `Public-Key-Pins` and `Expect-CT` need \
          no replacement.",
    references: &[
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/X-XSS-Protection"),
        Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Expect-CT"),
    ],
    examples: &[
        Pass("<title>Cats</title>"),
        Pass("GET https://example.com/\n200\nx-xss-protection: 0\n\nThis switches the old filter off, as is advised."),
        Fail("GET https://example.com/\n200\nx-xss-protection: 1; mode=block\n\n"),
        Fail("GET https://example.com/\n200\nexpect-ct: max-age=86400\n\n"),
    ],
    check: Response(check),
};

const OBSOLETE: [&str; 7] = [
    "expect-ct",
    "feature-policy",
    "p3p",
    "public-key-pins",
    "x-content-security-policy",
    "x-webkit-csp",
    "x-xss-protection",
];

fn check(page: &PageFacts) -> Verdict {
    let is_off = |name: &str, value: &str| name == "x-xss-protection" && value.starts_with('0');
    let found: Vec<_> = OBSOLETE
        .into_iter()
        .filter_map(|name| Some((name, page.header(name)?)))
        .filter(|(name, value)| !is_off(name, value))
        .collect();
    match found.first() {
        None => pass(),
        Some((name, _)) => {
            let verdict = fail(format!("Browsers no longer support {name}")).with("count", found.len());
            found.iter().fold(verdict, |verdict, (name, value)| verdict.with_text_evidence(&format!("{name}: {value}")))
        }
    }
}
