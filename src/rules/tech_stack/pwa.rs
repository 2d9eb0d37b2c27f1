//! Detects whether a site can be installed and works without a network connection.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.pwa",
    title: "The web app manifest or service worker is detected",
    failure_title: "No web app manifest or service worker is detected",
    severity: Info,
    why: "With a manifest, people can add the site to their home screen. A service worker answers requests in place of \
          the network, and can keep serving outdated files.",
    fix: "No action is needed.",
    references: &[Url("https://www.w3.org/TR/appmanifest/"), Url("https://www.w3.org/TR/service-workers/")],
    examples: &[Pass("<link rel=manifest href=/site.webmanifest>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let manifest = page.link_rel("manifest").next();
    let script = page.inline_scripts().find(|script| contains(script.text(), "serviceWorker.register"));
    if manifest.is_none() && script.is_none() {
        return inapplicable();
    }
    pass()
        .with("manifest", manifest.is_some())
        .with("service_worker", script.is_some())
        .at_all(manifest.into_iter().chain(script))
}
