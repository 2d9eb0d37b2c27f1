//! A connection that is closed after each answer must be made anew for the next.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.connection-keepalive",
    title: "The server keeps connections open",
    failure_title: "",
    severity: Minor,
    why: "Each new connection costs two or three round trips before the first byte. A page of fifty files pays for it again \
          and again.",
    fix: "Turn keep-alive on (`KeepAlive On`, `keepalive_timeout 65;`), or better, HTTP/2.",
    references: &[Rfc(9112), Url("https://developer.mozilla.org/en-US/docs/Web/HTTP/Reference/Headers/Connection")],
    examples: &[
        Pass("GET https://example.com/\n200\nconnection: keep-alive\n\nCats"),
        Fail("GET https://example.com/\n200\nconnection: Close\n\nCats"),
        Inapplicable("GET https://example.com/\n200\n\nCats"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let Some(value) = page.header("connection") else { return inapplicable() };
    let closes = value.split(',').any(|token| token.trim().eq_ignore_ascii_case("close"));
    if closes { fail("The server closes the connection after its answer").seen("Connection: close") } else { pass() }
}
