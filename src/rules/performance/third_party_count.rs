//! Each third-party server is another one that the page depends on.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.third-party-count",
    title: "The page loads files from at most seven third-party domains",
    failure_title: "The page loads files from more than seven third-party domains",
    severity: Minor,
    why: "Every additional host needs a DNS lookup and a connection, and any of them can be slow or unavailable. \
          Files that these hosts load in turn are not counted here.",
    fix: "Serve libraries and fonts from your own host, and remove what is not used.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/third-parties"),
        Url("https://web.dev/articles/optimizing-content-efficiency-loading-third-party-javascript"),
    ],
    examples: &[
        Pass("<script src=https://cdn.jsdelivr.net/npm/vue@3></script><img src=https://static.example.com/a.jpg>"),
        Fail(
            "<img src=//a1.test/><img src=//a2.test/><img src=//a3.test/><img src=//a4.test/><img src=//a5.test/><img src=//a6.test/>\
              <img src=//a7.test/><script src=//a8.test/></script>",
        ),
        Inapplicable("<script src=/app.js></script>"),
    ],
    check: Page(check),
};

/// Maximum number of third-party domains.
const MAX_DOMAINS: usize = 7;
/// More domains than this are a major failure.
const MAX_MINOR_DOMAINS: usize = 15;

fn check(page: &PageFacts) -> Verdict {
    let foreign = page.resources().iter().filter(|resource| page.is_third_party(&resource.url));
    let mut domains: Vec<&str> =
        foreign.filter_map(|resource| resource.url.host_str()).map(registrable_domain).collect();
    domains.sort_unstable();
    domains.dedup();
    let shown = domains.iter().take(30).copied().collect::<Vec<_>>();
    let verdict = match domains.len() {
        0 => return inapplicable(),
        1..=MAX_DOMAINS => pass(),
        count => {
            fail(format!("The page loads files from {count} third-party domains")).with_text_evidence(&shown.join(", "))
        }
    };
    let verdict = verdict.with("count", domains.len()).with("domains", shown);
    if domains.len() > MAX_MINOR_DOMAINS { verdict.as_severity(Major) } else { verdict }
}
