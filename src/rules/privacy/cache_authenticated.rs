//! A cache that is shared must not keep a session.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.cache-authenticated",
    title: "Answers that begin a session are not for shared caches",
    failure_title: "",
    severity: Minor,
    why: "A cache between server and visitors may give the stored answer, session cookie included, to the next visitor, \
          who is then signed in as somebody else.",
    fix: "Send `Cache-Control: private` or `no-store` with answers that set a session, or set no cookie on pages that are \
          the same for all.",
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
    let has = |name: &str| directives().any(|each| each.split('=').next() == Some(name));
    let lasts = |name: &str| {
        let values = || directives().filter_map(|each| each.strip_prefix(name)?.strip_prefix('='));
        values().any(|value| value.trim_matches('"').parse::<u64>().is_ok_and(|seconds| seconds > 0))
    };
    let is_shared = has("public") && lasts("max-age") || lasts("s-maxage");
    let is_kept_back = has("private") || has("no-store") || has("no-cache");
    let is_for_nobody = directives().any(|each| each == "s-maxage=0");
    if is_shared && !is_kept_back && !is_for_nobody {
        let header = format!("set-cookie: {}=… with cache-control: {policy}", shorten(cookie.name, 60));
        fail("A shared cache may keep an answer that begins a session").seen(&header)
    } else {
        pass()
    }
}
