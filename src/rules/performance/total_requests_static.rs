//! Counts the files that the HTML references.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.total-requests-static",
    title: "The HTML references at most 75 files",
    failure_title: "The HTML references more than 75 files",
    severity: Info,
    why: "Each file needs a separate request. Files that scripts and stylesheets load are not included.",
    fix: "Combine small files, lazy-load images, and remove files that are not needed.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/network-dependency-tree")],
    examples: &[Pass("<img src=a.png><script src=a.js></script>"), Inapplicable("<p>Cats")],
    check: Page(check),
};

/// Maximum number of files that the HTML references.
const MAX_FILES: usize = 75;

fn check(page: &PageFacts) -> Verdict {
    let count_of = |kind| page.resources().iter().filter(|resource| resource.kind == kind).count();
    let all = page.resources().iter().filter(|resource| resource.url.scheme().starts_with("http")).count();
    if all == 0 {
        return inapplicable();
    }
    let message = format!("The HTML references {all} files");
    let verdict = if all > MAX_FILES { fail(message.clone()).with_text_evidence(&message) } else { pass() };
    verdict
        .with("count", all)
        .with("scripts", count_of(ResourceKind::Script))
        .with("styles", count_of(ResourceKind::Style))
        .with("images", count_of(ResourceKind::Image))
}
