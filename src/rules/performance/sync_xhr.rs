//! A synchronous request freezes the page until the response arrives.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.sync-xhr",
    title: "Inline scripts make no synchronous requests",
    failure_title: "Inline scripts make synchronous requests",
    severity: Minor,
    why: "Until the response arrives, the page neither scrolls nor accepts input. Browsers have warned about \
          synchronous requests for years.",
    fix: "Use `await fetch(…)`, or omit the third argument of `open`.",
    references: &[Url("https://xhr.spec.whatwg.org/#sync-warning")],
    examples: &[
        Pass("<script>x.open('GET', '/data')</script>"),
        Pass("<script>x.open('GET', url(a, b), true); window.open('/a', 'b', false)</script>"),
        Fail("<script>x.open('GET', '/data', false)</script>"),
        Fail("<script>x.open(\"POST\",u,!1);</script>"),
        Inapplicable("<p>No script"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each(page.inline_scripts(), |script| !is_synchronous(script.text()), "An inline script makes a synchronous request")
}

/// Returns true if the code opens a request with `false` as the third argument.
fn is_synchronous(code: &str) -> bool {
    after_each(code, ".open(").take(1_000).any(|rest| {
        let call = clip(rest, 200).split([';', '\n']).next().unwrap_or_default();
        let mut arguments = call.split(',');
        let method = arguments.next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        let asynchronous = arguments.nth(1).unwrap_or_default().trim().trim_end_matches(')').trim_end();
        matches!(method, "GET" | "POST" | "HEAD" | "PUT" | "DELETE") && matches!(asynchronous, "false" | "!1")
    })
}
