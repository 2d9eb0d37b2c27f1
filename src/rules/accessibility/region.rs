//! Content outside all landmarks is easily missed.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.region",
    title: "The content of the page is inside landmarks",
    failure_title: "More than a quarter of the text is outside all landmarks",
    severity: Minor,
    why: "Screen-reader users who move from landmark to landmark do not meet text outside of them.",
    fix: "Move the content into `<main>`, and the rest into `<header>`, `<nav>`, `<aside>` and `<footer>`.",
    references: &[
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
        Url("https://dequeuniversity.com/rules/axe/4.10/region"),
    ],
    examples: &[
        Pass(text(&INSIDE)),
        Pass(text(&DIALOG)),
        Pass(text(&SCRIPT)),
        Pass("<main>Cats</main><p>Dogs are another kind of pet."),
        Fail(text(&OUTSIDE)),
        Fail(text(&SCOPED)),
        // `accessibility.landmark-one-main` reports a page without a main landmark.
        Inapplicable(text(&NO_MAIN)),
        CannotTell(text(&SHELL)),
    ],
    check: Page(check),
};

const TEXT: &str = "All about cats. ";
const INSIDE: [u8; 700] = long("<p>Cats and dogs</p><main>", TEXT);
const OUTSIDE: [u8; 700] = long("<main>Cats</main><p>", TEXT);
const SCOPED: [u8; 700] = long("<section><main>Cats</main><footer>", TEXT);
const DIALOG: [u8; 700] = long("<main>Cats</main><div role=dialog aria-label=Cookies>", TEXT);
const SCRIPT: [u8; 700] = long("<main>Cats</main><script>", TEXT);
const NO_MAIN: [u8; 700] = long("<header>Cats</header><p>", TEXT);
const SHELL: [u8; 700] = long("<main>Cats</main><my-app></my-app><p>", TEXT);

/// Fewest bytes of text outside landmarks that count, and most percent of the text.
const MIN_BYTES: usize = 200;
const MAX_PERCENT: usize = 25;
/// Maximum number of elements that are visited.
const MAX_ELEMENTS: usize = 20_000;
/// Roles of parts that appear over the page or announce themselves.
const APART: [&str; 7] = ["alert", "alertdialog", "dialog", "log", "marquee", "status", "timer"];

/// Elements whose text is not part of the page.
const NO_TEXT: [&str; 7] = ["iframe", "noscript", "object", "script", "style", "template", "textarea"];

fn check(page: &PageFacts) -> Verdict {
    if page.landmarks_of("main").next().is_none() {
        return inapplicable();
    }
    let Some(body) = page.first("body") else { return inapplicable() };
    let landmarks = page.landmarks().map(|landmark| (landmark.element.index(), landmark.element));
    let landmarks: BTreeMap<usize, Element<'_>> = landmarks.collect();
    let is_apart = |element: Element<'_>| {
        landmarks.contains_key(&element.index())
            || element.has("aria-live")
            || !page.is_exposed(element)
            || page.role(element).is_some_and(|role| APART.contains(&role))
            || page.is_shown_sometimes(element)
            || !element.is_html()
            || element.is_any(&NO_TEXT)
    };
    let (mut bytes, mut found) = (0, Vec::new());
    let mut open = vec![body];
    let mut visited = 0;
    while let Some(element) = open.pop() {
        let mut next = landmarks.range(element.index() + 1..);
        let contains_landmark = next.next().is_some_and(|(_, landmark)| element.contains(*landmark));
        if !contains_landmark && element != body {
            let own = element.text().trim().len();
            bytes += own;
            if own > MIN_BYTES / 4 {
                found.push(element);
            }
            continue;
        }
        bytes += element.own_text().map(|text| text.trim().len()).sum::<usize>();
        for child in element.children() {
            visited += 1;
            if visited <= MAX_ELEMENTS && !is_apart(child) {
                open.push(child);
            }
        }
    }
    let all = body.text().trim().len();
    if bytes < MIN_BYTES || bytes * 100 <= all * MAX_PERCENT {
        return pass().with("bytes_outside", bytes).with("bytes", all);
    }
    if page.may_be_incomplete() || visited > MAX_ELEMENTS {
        return cannot_tell("Scripts may add landmarks");
    }
    let percent = bytes * 100 / all.max(1);
    found.sort_by_key(|element| std::cmp::Reverse(element.text().len()));
    // Inside `section`, these elements are no landmarks.
    let scoped = found.iter().find(|element| element.is_any(&["aside", "footer", "header"]));
    let cause = scoped.map_or_else(String::new, |element| {
        format!(", because `<{}>` inside sectioning content is no landmark", element.name())
    });
    fail(format!("{percent} % of the text is outside all landmarks{cause}")).with("percent", percent).at_all(found)
}
