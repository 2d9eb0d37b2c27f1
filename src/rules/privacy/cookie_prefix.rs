//! Browsers reject a cookie that does not meet the requirements of its name prefix.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-prefix",
    title: "Cookies meet the requirements of their name prefixes",
    failure_title: "A cookie does not meet the requirements of its name prefix",
    severity: Major,
    why: "Browsers reject a `__Secure-` cookie without `Secure`, and a `__Host-` cookie that lacks `Secure`, has a \
          `Domain` or has a `Path` other than `/`. The feature that needs the cookie does not work.",
    fix: "Write `Set-Cookie: __Host-id=…; Secure; Path=/; HttpOnly; SameSite=Lax`, or use a name without a prefix.",
    references: &[Url("https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-cookie-name-prefixes")],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: __Host-id=1; Secure; Path=/\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: __Host-id=1; Secure; Path=/; Domain=example.com\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: __host-id=1; Secure\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: __Secure-id=1\n\n"),
        Inapplicable("GET https://example.com/\n200\nset-cookie: id=1\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let prefixed: Vec<(&str, bool)> =
        page.exchange.cookies().filter_map(|cookie| Some((cookie.name, meets_requirements(cookie)?))).collect();
    match prefixed.iter().find(|(_, is_valid)| !is_valid) {
        None if prefixed.is_empty() => inapplicable(),
        None => pass(),
        Some((name, _)) => {
            fail(format!("Browsers reject the cookie {name}")).with_text_evidence(&format!("set-cookie: {name}=…"))
        }
    }
}

/// Returns `None` if the name has no such prefix.
fn meets_requirements(cookie: Cookie<'_>) -> Option<bool> {
    let name = cookie.name.to_ascii_lowercase();
    let has_domain = cookie.attribute("domain").is_some_and(|domain| !domain.is_empty());
    if name.starts_with("__host-") {
        Some(cookie.is_secure() && !has_domain && cookie.attribute("path") == Some("/"))
    } else if name.starts_with("__secure-") {
        Some(cookie.is_secure())
    } else {
        None
    }
}
