//! Every element costs memory and time, again and again, while the page is open.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.dom-size",
    title: "The page has a manageable number of elements",
    failure_title: "",
    severity: Minor,
    why: "Each change of style or content makes the browser go through many of them. On a phone, scrolling and input \
          begin to stutter.",
    fix: "Show long lists in parts, load what is far down when it is needed, and drop elements that only wrap others.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/dom-size"),
        Url("https://web.dev/articles/dom-size-and-interactivity"),
    ],
    examples: &[Pass("<p>Cats"), Fail(text(&MANY))],
    check: Page(check),
};

const MANY: [u8; 6_000] = long("<body>", "<br>");
/// Where Lighthouse calls the number excessive.
const MOST: usize = 1_400;
const FAR_TOO_MANY: usize = 3_000;

fn check(page: &PageFacts) -> Verdict {
    let Some(body) = page.first("body") else { return inapplicable() };
    let count = body.descendants().filter(|element| !element.in_template()).count();
    if count <= MOST {
        return pass().with("count", count);
    }
    let verdict = fail(format!("The page has {count} elements")).with("count", count).at(body);
    if count > FAR_TOO_MANY { verdict.as_severity(Major) } else { verdict }
}
