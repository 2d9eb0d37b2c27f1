//! SameSite controls whether cross-site requests carry the cookie; browsers ignore values they do not recognize.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-samesite",
    title: "Cookies use the SameSite attribute correctly",
    failure_title: "A cookie does not use the SameSite attribute correctly",
    severity: Minor,
    why: "Browsers treat an unknown `SameSite` value as missing, and reject a cookie with `SameSite=None` but without \
          `Secure`. An anti-CSRF cookie without `SameSite` relies on a default that not every browser has.",
    fix: "Set `SameSite=Lax` or `SameSite=Strict`, or `SameSite=None; Secure` for cookies that must be sent with \
          cross-site requests.",
    references: &[Url(
        "https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-rfc6265bis#name-the-samesite-attribute-2",
    )],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: id=1; SameSite=LAX\nset-cookie: theme=dark\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: id=1; SameSite=None; Secure\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: id=1; SameSite=True\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: id=1; SameSite=None\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: csrftoken=1; Secure\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let cookies = || page.exchange.cookies().filter(|cookie| !cookie.is_deletion() && !cookie.is_infrastructure());
    if cookies().next().is_none() {
        return inapplicable();
    }
    let faulty = cookies().filter_map(|cookie| Some((cookie.name, fault(cookie)?)));
    match faulty.min_by_key(|(_, fault)| fault.2) {
        None => pass(),
        Some((name, (message, shown, _))) => fail(format!("The cookie {name} {message}")).with_text_evidence(&shown),
    }
}

/// Returns the message, the evidence and the rank of a cookie's fault. The fault with the lowest rank is reported.
fn fault(cookie: Cookie<'_>) -> Option<(&'static str, String, u8)> {
    let shown = |attributes: &str| format!("set-cookie: {}=…{attributes}", cookie.name);
    match cookie.attribute("samesite").map(str::to_ascii_lowercase).as_deref() {
        Some("none") if !cookie.is_secure() => {
            Some(("is rejected by browsers", shown("; SameSite=None without Secure"), 0))
        }
        Some("lax" | "strict" | "none") => None,
        Some(value) => {
            Some(("has a SameSite value that browsers do not recognize", shown(&format!("; SameSite={value}")), 1))
        }
        None if cookie.is_anti_forgery() => Some(("protects against CSRF but has no SameSite attribute", shown(""), 2)),
        None => None,
    }
}
