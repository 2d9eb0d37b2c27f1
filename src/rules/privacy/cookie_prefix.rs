//! A cookie that breaks the promise of its own name is dropped.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-prefix",
    title: "Cookies keep what their prefixes promise",
    failure_title: "",
    severity: Major,
    why: "Browsers refuse a `__Secure-` cookie without Secure, and a `__Host-` cookie that is not Secure, has a Domain, \
          or another Path than `/`. What the cookie was for does not work.",
    fix: "Write `Set-Cookie: __Host-id=…; Secure; Path=/; HttpOnly; SameSite=Lax`, or take another name.",
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
    let promises: Vec<(&str, bool)> =
        page.exchange.cookies().filter_map(|cookie| Some((cookie.name, keeps_promise(cookie)?))).collect();
    match promises.iter().find(|(_, kept)| !kept) {
        None if promises.is_empty() => inapplicable(),
        None => pass(),
        Some((name, _)) => fail(format!("Browsers drop the cookie {name}")).seen(&format!("set-cookie: {name}=…")),
    }
}

/// None: its name promises nothing.
fn keeps_promise(cookie: Cookie<'_>) -> Option<bool> {
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
