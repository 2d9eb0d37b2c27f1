//! A page that listens for unload cannot be brought back at once when people go back.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.unload-handlers",
    title: "The page does not listen for unload",
    failure_title: "",
    severity: Minor,
    why: "Browsers keep a left page in memory and show it at once when people go back, but most do not for a page with \
          an unload handler. On phones the event often never comes anyway.",
    fix: "Listen for `pagehide` in its place, or send with `navigator.sendBeacon` on `visibilitychange`.",
    references: &[
        Url("https://web.dev/articles/bfcache#never-use-the-unload-event"),
        Url("https://developer.chrome.com/docs/web-platform/deprecating-unload"),
    ],
    examples: &[
        Pass("<body onpagehide=save()><p>Cats<script>addEventListener('pagehide', save)</script>"),
        Fail("<body onunload=save()><p>Cats"),
        Fail("<script>window.addEventListener('unload', save)</script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let listens = |script: &Element<'_>| {
        let calls = ["addEventListener('unload'", "addEventListener(\"unload\"", "window.onunload ="];
        contains_any(script.text(), &calls)
    };
    let bodies = page.first("body").into_iter().filter(|body| body.has("onunload"));
    let scripts = page.inline_scripts().filter(listens);
    let found: Vec<_> = bodies.chain(scripts).collect();
    if found.is_empty() { pass() } else { fail("The page listens for unload").at_all(found) }
}
