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
        Fail("<script>(function(){x.open('GET','/data',!1,user)})()</script>"),
        Pass("<script>// x.open('GET', '/data', false)\nx.send()</script>"),
        CannotTell("<script>function get(u) { x.open('GET', u, false) }</script>"),
        CannotTell("<script>jQuery._evalUrl=function(e){r.open(\"GET\",e,!1)}</script>"),
        Inapplicable("<p>No script"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_script(page, requests, "An inline script makes a synchronous request")
}

/// Returns the certainty that the code opens a request with `false` as the third argument.
fn requests(code: &str) -> Option<Reach> {
    let is_synchronous = |position: usize| {
        let rest = code.get(position + ".open(".len()..).unwrap_or_default();
        let call = clip(rest, 200).split([';', '\n']).next().unwrap_or_default();
        let mut arguments = call.split(',');
        let method = arguments.next().unwrap_or_default().trim().trim_matches(['"', '\'']);
        let asynchronous = arguments.nth(1).unwrap_or_default().trim_start();
        let is_false =
            |value: &str| asynchronous.strip_prefix(value).is_some_and(|rest| rest.trim_start().starts_with(')'));
        matches!(method, "GET" | "POST" | "HEAD" | "PUT" | "DELETE")
            && (is_false("false")
                || is_false("!1")
                || arguments.next().is_some() && matches!(asynchronous.trim_end(), "false" | "!1"))
    };
    let calls = find_calls(code, &[".open("]).into_iter();
    calls.filter(|(position, _)| is_synchronous(*position)).map(|(_, reach)| reach).max()
}
