//! Headers that browsers have forgotten are weight without use.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.deprecated-headers",
    title: "No security header is one that browsers have dropped",
    failure_title: "",
    severity: Info,
    why: "These headers look like protection and give none: browsers have removed what read them, some because it \
          could itself be abused.",
    fix: "Remove them. `Content-Security-Policy` does what X-Content-Security-Policy, X-WebKit-CSP and \
          X-XSS-Protection were for, `Permissions-Policy` what Feature-Policy was for. Public-Key-Pins and Expect-CT need no successor.",
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

const DROPPED: [&str; 7] = [
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
    let found: Vec<_> = DROPPED
        .into_iter()
        .filter_map(|name| Some((name, page.header(name)?)))
        .filter(|(name, value)| !is_off(name, value))
        .collect();
    match found.first() {
        None => pass(),
        Some((name, _)) => {
            let verdict = fail(format!("Browsers no longer read {name}")).with("count", found.len());
            found.iter().fold(verdict, |verdict, (name, value)| verdict.seen(&format!("{name}: {value}")))
        }
    }
}
