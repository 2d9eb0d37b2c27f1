//! Anti-flicker snippets leave the page blank until an experiment has loaded.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.anti-flicker",
    title: "No anti-flicker snippet hides the page while it loads",
    failure_title: "An anti-flicker snippet hides the page while it loads",
    severity: Minor,
    why: "Anti-flicker snippets make the whole page invisible until a script from another host has loaded, for up to \
          four seconds, even if no experiment is running.",
    fix: "Choose the variant on the server, hide only the part that changes, and remove the snippet of a tool that \
          you no longer use. Google Optimize was shut down in 2023.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/lcp-breakdown"),
        Url("https://web.dev/articles/optimize-lcp"),
    ],
    examples: &[
        Pass("<script src='https://cdn.optimizely.com/js/1.js'></script>"),
        Fail("<style>.async-hide { opacity: 0 !important }</style>"),
        Fail("<script>(function(a,s,y){s.className+=' '+y})(window,document.documentElement,'async-hide')</script>"),
        Fail("<script>var s=document.createElement('style');s.id='at-body-style';</script>"),
        Inapplicable("<style>.hide { opacity: 0 }</style>"),
    ],
    check: Page(check),
};

/// Strings that appear only in the snippets of Google Optimize, VWO, Adobe Target and Adobe's Web SDK.
const MARKERS: [&str; 4] = ["async-hide", "_vis_opt_path_hides", "at-body-style", "alloy-prehiding"];

fn check(page: &PageFacts) -> Verdict {
    let hides = |element: &Element<'_>| contains_any(element.text(), &MARKERS);
    let found: Vec<_> = page.all("style").filter(hides).chain(page.inline_scripts().filter(hides)).collect();
    if !found.is_empty() {
        return fail("An anti-flicker snippet hides the page until an experiment has loaded").at_all(found);
    }
    match page.technologies_of(&[Category::Experiment]).next() {
        Some(_) => pass(),
        None => inapplicable(),
    }
}
