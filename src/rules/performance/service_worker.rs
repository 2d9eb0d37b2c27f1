//! A service worker answers in place of the network.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.service-worker",
    title: "Whether the page registers a service worker is known",
    severity: Info,
    why: "It can make the site work without a network, and can keep old files alive.",
    fix: "Nothing is to be done.",
    references: &[Url("https://www.w3.org/TR/service-workers/")],
    examples: &[Pass("<script>navigator.serviceWorker.register('/sw.js')</script>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    match page.inline_scripts().find(|script| script.text().contains("serviceWorker.register")) {
        Some(script) => pass().at(script),
        None => inapplicable(),
    }
}
