//! Injected scripts can steal a session cookie that has no HttpOnly attribute.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cookie-httponly",
    title: "Session cookies have the HttpOnly attribute",
    failure_title: "A session cookie lacks the HttpOnly attribute",
    severity: Major,
    why: "An injected script or a hijacked library that can read the session cookie can send it to an attacker. The \
          attacker is then signed in as the visitor until the session ends.",
    fix: "Add `HttpOnly` to session cookies: `Set-Cookie: session=…; HttpOnly; Secure; SameSite=Lax`.",
    references: &[Rfc(6265), Url("https://owasp.org/www-community/HttpOnly")],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: PHPSESSID=1; HttpOnly\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: PHPSESSID=1; Secure\n\n"),
        Inapplicable("GET https://example.com/\n200\nset-cookie: theme=dark\nset-cookie: XSRF-TOKEN=1\n\n"),
        Inapplicable("GET https://example.com/\n200\nset-cookie: heroku-session-affinity=1\n\n"),
        Inapplicable("<title>Cats</title>"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let sessions = || page.exchange.cookies().filter(|cookie| cookie.is_session_like() && !cookie.is_deletion());
    let lacking: Vec<&str> = sessions().filter(|cookie| !cookie.is_http_only()).map(|cookie| cookie.name).collect();
    match lacking.first() {
        None if sessions().next().is_none() => inapplicable(),
        None => pass(),
        Some(first) => {
            let verdict = fail(format!("Scripts can read the session cookie {first}")).with("count", lacking.len());
            lacking.iter().fold(verdict, |verdict, name| verdict.with_text_evidence(&format!("set-cookie: {name}=…")))
        }
    }
}
