//! Whether a site can be installed, and works without a network.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.pwa",
    title: "A web app is known by its manifest and its service worker",
    failure_title: "",
    severity: Info,
    why: "With a manifest people can put the site on their home screen; a service worker answers in place of the network, and \
          can keep old files alive.",
    fix: "Nothing is to be done.",
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
