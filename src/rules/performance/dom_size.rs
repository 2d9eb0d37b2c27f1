//! Every element takes memory and time as long as the page is open.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.dom-size",
    title: "The page has at most 1,400 elements",
    failure_title: "The page has more than 1,400 elements",
    severity: Minor,
    why: "With each change of style or content the browser has to process many of the elements. On phones, scrolling \
          and input become sluggish.",
    fix: "Show long lists in parts, load content far down the page on demand, and remove elements that only wrap \
          others.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/dom-size"),
        Url("https://web.dev/articles/dom-size-and-interactivity"),
    ],
    examples: &[Pass("<p>Cats"), Fail(text(&LARGE_EXAMPLE))],
    check: Page(check),
};

const LARGE_EXAMPLE: [u8; 6_000] = long("<body>", "<br>");
/// Lighthouse calls a larger number excessive.
const MAX_ELEMENTS: usize = 1_400;
const FAR_TOO_MANY: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let Some(body) = page.first("body") else { return inapplicable() };
    let count = body.descendants().filter(|element| !element.in_template()).count();
    if count <= MAX_ELEMENTS {
        return pass().with("count", count);
    }
    let verdict = fail(format!("The page has {count} elements")).with("count", count).at(body);
    if count > FAR_TOO_MANY { verdict.as_severity(Major) } else { verdict }
}
