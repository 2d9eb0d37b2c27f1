//! A cookie without Secure travels over plain http too, readable by everyone on the way.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-secure",
    title: "Cookies are sent over TLS only",
    failure_title: "",
    severity: Major,
    why: "One request over plain http, to any address of the host, hands the cookie to whoever controls the network: \
          with a session cookie, the account.",
    fix: "Add `Secure` to every Set-Cookie: `Set-Cookie: id=…; Secure; HttpOnly; SameSite=Lax; Path=/`.",
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
    let verdict = fail(format!("The cookie {first} lacks Secure")).with("count", lacking.len());
    let verdict = lacking.iter().fold(verdict, |verdict, name| verdict.seen(&format!("set-cookie: {name}=…")));
    if page.hsts().is_some() { verdict.as_severity(Minor) } else { verdict }
}
