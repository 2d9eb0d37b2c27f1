//! Browsers also send a cookie without Secure over plain HTTP, where others on the network can read it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-secure",
    title: "Cookies have the Secure attribute",
    failure_title: "A cookie lacks the Secure attribute",
    severity: Major,
    why: "A single request over plain HTTP, to any URL of the host, reveals the cookie to an attacker who controls the \
          network. If it is a session cookie, the attacker gets access to the account.",
    fix: "Add `Secure` to every `Set-Cookie` header: `Set-Cookie: id=…; Secure; HttpOnly; SameSite=Lax; Path=/`.",
    references: &[Rfc(6265), Url("https://datatracker.ietf.org/doc/draft-ietf-httpbis-rfc6265bis/")],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: id=1; SECURE; HttpOnly\nset-cookie: theme=dark; secure\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: id=1; secure\nset-cookie: AWSALB=x; Path=/\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: id=1; HttpOnly\n\n"),
        Fail("GET https://example.com/\n200\nstrict-transport-security: max-age=31536000\nset-cookie: id=1\n\n"),
        Inapplicable("GET https://example.com/\n200\nset-cookie: id=; Max-Age=0\n\n"),
        Inapplicable("GET http://example.com/\n200\nset-cookie: id=1\n\nThe missing TLS is another finding."),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let cookies = || page.exchange.cookies().filter(|cookie| !cookie.is_deletion() && !cookie.is_infrastructure());
    let lacking: Vec<&str> = cookies().filter(|cookie| !cookie.is_secure()).map(|cookie| cookie.name).collect();
    if !page.exchange.is_https() || cookies().next().is_none() {
        return inapplicable();
    }
    let Some(first) = lacking.first() else { return pass() };
    let verdict = fail(format!("The cookie {first} lacks the Secure attribute")).with("count", lacking.len());
    let verdict =
        lacking.iter().fold(verdict, |verdict, name| verdict.with_text_evidence(&format!("set-cookie: {name}=…")));
    if page.hsts().is_some() { verdict.as_severity(Minor) } else { verdict }
}
