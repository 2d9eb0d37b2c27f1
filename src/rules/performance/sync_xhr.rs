//! A request that the script waits for freezes the page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.sync-xhr",
    title: "No inline script waits for a request",
    failure_title: "",
    severity: Minor,
    why: "Until the answer has come the page neither scrolls nor takes input. Browsers have been warning of such requests \
          for years.",
    fix: "Use `await fetch(…)`, or leave out the third argument of `open`.",
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
    each(page.inline_scripts(), |script| !waits(script.text()), "An inline script waits for a request")
}

/// Whether a request is opened whose third argument is `false`.
fn waits(code: &str) -> bool {
    after_each(code, ".open(").take(1_000).any(|rest| {
        let call = clip(rest, 200).split([';', '\n']).next().unwrap_or_default();
        let mut arguments = call.split(',');
        let method = arguments.next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        let asynchronous = arguments.nth(1).unwrap_or_default().trim().trim_end_matches(')').trim_end();
        matches!(method, "GET" | "POST" | "HEAD" | "PUT" | "DELETE") && matches!(asynchronous, "false" | "!1")
    })
}
