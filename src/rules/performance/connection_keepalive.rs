//! If the server closes the connection after each response, the next request needs a new one.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.connection-keepalive",
    title: "The server keeps connections open",
    failure_title: "The server closes the connection after each response",
    severity: Minor,
    why: "Each new connection takes two or three round trips before the first byte arrives. A page with fifty files \
          repeats this cost many times.",
    fix: "Enable keep-alive (Apache: `KeepAlive On`, nginx: `keepalive_timeout 65;`), or better, use HTTP/2.",
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
    if closes {
        fail("The server closes the connection after its response").with_text_evidence("Connection: close")
    } else {
        pass()
    }
}
