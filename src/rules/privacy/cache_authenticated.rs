//! Shared caches must not store responses that set a session cookie.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cache-authenticated",
    title: "Shared caches do not store responses that set a session cookie",
    failure_title: "Shared caches may store a response that sets a session cookie",
    severity: Minor,
    why: "A shared cache between the server and visitors may send the stored response, including the session cookie, \
          to the next visitor. That visitor is then signed in as someone else.",
    fix: "Send `Cache-Control: private` or `no-store` with responses that set a session cookie, or set no cookie on \
          pages that are the same for everyone.",
    references: &[Rfc(9111), Url("https://cwe.mitre.org/data/definitions/524.html")],
    examples: &[
        Pass("GET https://example.com/\n200\nset-cookie: sessionid=1\ncache-control: private, max-age=60\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: sessionid=1\ncache-control: public, max-age=0\n\n"),
        Pass("GET https://example.com/\n200\nset-cookie: sessionid=1\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: sessionid=1\ncache-control: public, max-age=600\n\n"),
        Fail("GET https://example.com/\n200\nset-cookie: sessionid=1\ncache-control: s-maxage=600\n\n"),
        Inapplicable("GET https://example.com/\n200\nset-cookie: theme=dark\ncache-control: public, max-age=600\n\n"),
    ],
    check: Response(check),
};

fn check(page: &PageFacts) -> Verdict {
    let mut sessions = page.exchange.cookies().filter(|cookie| cookie.is_session_like() && !cookie.is_deletion());
    let Some(cookie) = sessions.next() else { return inapplicable() };
    let policy = page.header_joined("cache-control").unwrap_or_default().to_ascii_lowercase();
    let directives = || policy.split(',').map(str::trim);
    let has = |name: &str| directives().any(|directive| directive.split('=').next() == Some(name));
    let is_positive = |name: &str| {
        let values = || directives().filter_map(|directive| directive.strip_prefix(name)?.strip_prefix('='));
        values().any(|value| value.trim_matches('"').parse::<u64>().is_ok_and(|seconds| seconds > 0))
    };
    let is_shared = has("public") && is_positive("max-age") || is_positive("s-maxage");
    let is_private = has("private") || has("no-store") || has("no-cache");
    let is_disabled = directives().any(|directive| directive == "s-maxage=0");
    if is_shared && !is_private && !is_disabled {
        let header = format!("set-cookie: {}=… with cache-control: {policy}", shorten(cookie.name, 60));
        fail("A shared cache may store a response that sets a session cookie").with_text_evidence(&header)
    } else {
        pass()
    }
}
