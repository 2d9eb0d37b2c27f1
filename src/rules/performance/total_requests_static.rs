//! How much a page asks for.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.total-requests-static",
    title: "The number of files that the HTML names is moderate",
    failure_title: "",
    severity: Info,
    why: "Each file has its own request. What scripts and styles load comes on top.",
    fix: "Join small files, load images lazily, and drop what is not needed.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/network-dependency-tree")],
    examples: &[Pass("<img src=a.png><script src=a.js></script>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

const MANY: usize = 75;

fn check(page: &PageFacts) -> Verdict {
    let count_of = |kind| page.resources().iter().filter(|resource| resource.kind == kind).count();
    let all = page.resources().iter().filter(|resource| resource.url.scheme().starts_with("http")).count();
    if all == 0 {
        return inapplicable();
    }
    let message = format!("The HTML names {all} files");
    let verdict = if all > MANY { fail(message.clone()).seen(&message) } else { pass() };
    verdict
        .with("count", all)
        .with("scripts", count_of(ResourceKind::Script))
        .with("styles", count_of(ResourceKind::Style))
        .with("images", count_of(ResourceKind::Image))
}
