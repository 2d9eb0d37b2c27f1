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
        Pass("<script>// addEventListener('unload', save)\nlog(\"window.onunload=\")</script>"),
        Pass("<script>if (window.onunload == save) log()</script>"),
        Fail("<script>window.addEventListener('unload', save)</script>"),
        Fail("<script>(function (w) { w.addEventListener(\"unload\", save) })(window)</script>"),
        Fail("<script>if (a) { b() }\nwindow.onunload = save</script>"),
        CannotTell(
            "<script>!function(e){var n=e.document;n.top!==n&&n.addEventListener(\"unload\",save)}(window)</script>",
        ),
        CannotTell("<script>function listen() { window.addEventListener('unload', save) }</script>"),
        CannotTell("<script>if (isOld) window.onunload = save;</script>"),
    ],
    check: Page(check),
};

const LISTENERS: [&str; 2] = ["addEventListener('unload'", "addEventListener(\"unload\""];
const HANDLER: [&str; 1] = ["window.onunload"];

fn check(page: &PageFacts) -> Verdict {
    let bodies: Vec<_> = page.first("body").into_iter().filter(|body| body.has("onunload")).collect();
    if !bodies.is_empty() {
        return fail("The page has an unload handler").at_all(bodies);
    }
    match page.inline_scripts().next() {
        Some(_) => each_script(page, listens, "The page has an unload handler"),
        None => pass(),
    }
}

/// Returns the certainty that a script sets an unload handler.
fn listens(code: &str) -> Option<Reach> {
    let is_set = |position: usize| {
        let after = code.get(position + HANDLER.concat().len()..).unwrap_or_default().trim_start();
        after.starts_with('=') && !after.starts_with("==")
    };
    let handlers = find_calls(code, &HANDLER).into_iter().filter(|(position, _)| is_set(*position));
    let handlers = handlers.map(|(_, reach)| reach);
    reach(code, &LISTENERS).into_iter().chain(handlers).max()
}
