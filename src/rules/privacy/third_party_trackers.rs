//! Each tracker on a page tells one more company what its visitors read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.third-party-trackers",
    title: "The page has at most three trackers",
    failure_title: "The page has more than three trackers",
    severity: Minor,
    why: "Each tracker learns who reads what and slows the page down. It is one more party that you must name in the \
          privacy policy and trust with every visitor.",
    fix: "Keep the trackers whose numbers are used, and remove the rest. Count visits on your own server, or with a \
          service that stores no identifiers.",
    references: &[
        Url("https://webtransparency.cs.princeton.edu/webcensus/"),
        Url("https://eur-lex.europa.eu/eli/reg/2016/679/oj"),
    ],
    examples: &[
        Pass("<script async src=https://plausible.io/js/script.js></script>"),
        Pass(
            "<script async src='https://www.googletagmanager.com/gtag/js?id=G-1'></script>\
              <script async src=https://static.hotjar.com/c/hotjar-1.js></script>",
        ),
        Fail(
            "<script src='https://www.googletagmanager.com/gtag/js?id=G-1'></script><script src=https://bat.bing.com/bat.js></script>\
              <script>load('https://connect.facebook.net/en_US/fbevents.js')</script><script src=https://snap.licdn.com/a.js></script>",
        ),
        Pass("<script src=/app.js></script>"),
    ],
    check: Page(check),
};

/// Maximum number of trackers that passes.
const MAX_TRACKERS: usize = 3;
/// More trackers than this are a major failure.
const MAX_MINOR_TRACKERS: usize = 7;

fn check(page: &PageFacts) -> Verdict {
    let trackers: Vec<_> = page.trackers().collect();
    let names: Vec<&str> = trackers.iter().map(|found| found.technology.name).collect();
    let verdict =
        require(names.len() <= MAX_TRACKERS, format!("The page has {} trackers: {}", names.len(), names.join(", ")));
    let verdict = verdict.with("count", names.len()).with("names", names.clone());
    if names.len() <= MAX_TRACKERS {
        return verdict;
    }
    let verdict = verdict.at_all(trackers.iter().filter_map(|found| found.element(page)));
    if names.len() > MAX_MINOR_TRACKERS { verdict.as_severity(Major) } else { verdict }
}
