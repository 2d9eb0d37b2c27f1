//! SameSite decides whether requests from other sites carry the cookie; a wrong value decides nothing.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-samesite",
    title: "SameSite is used as browsers understand it",
    failure_title: "",
    severity: Minor,
    why: "Browsers take an unknown value for none at all, and drop a cookie with `SameSite=None` but without `Secure`. \
          A cookie against forged requests that does not say SameSite relies on a default that not every browser has.",
    fix: "Write `SameSite=Lax`, or `Strict`, or `SameSite=None; Secure` for cookies that other sites must cause to be \
          sent.",
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
        Some((name, (message, shown, _))) => fail(format!("The cookie {name} {message}")).seen(&shown),
    }
}

/// What is wrong with it, how that looks, and its place among several faults.
fn fault(cookie: Cookie<'_>) -> Option<(&'static str, String, u8)> {
    let shown = |attributes: &str| format!("set-cookie: {}=…{attributes}", cookie.name);
    match cookie.attribute("samesite").map(str::to_ascii_lowercase).as_deref() {
        Some("none") if !cookie.is_secure() => {
            Some(("is dropped by browsers", shown("; SameSite=None without Secure"), 0))
        }
        Some("lax" | "strict" | "none") => None,
        Some(value) => Some(("has a SameSite that browsers do not know", shown(&format!("; SameSite={value}")), 1)),
        None if cookie.is_anti_forgery() => Some(("guards against forged requests without SameSite", shown(""), 2)),
        None => None,
    }
}
