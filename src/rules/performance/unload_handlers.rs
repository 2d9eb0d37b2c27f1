//! A page with an unload handler cannot be restored from the back/forward cache.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.unload-handlers",
    title: "The page has no unload handlers",
    failure_title: "The page has an unload handler",
    severity: Minor,
    why: "Browsers keep a page in memory after the visitor leaves, and show it at once when the visitor goes back. \
          Most browsers do not do this for a page with an `unload` handler. On phones the event often never fires \
          anyway.",
    fix: "Listen for `pagehide` instead, or send data with `navigator.sendBeacon` on `visibilitychange`.",
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
    if found.is_empty() { pass() } else { fail("The page has an unload handler").at_all(found) }
}
