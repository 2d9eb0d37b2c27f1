//! The content of a page belongs in a main landmark.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.landmark-one-main",
    title: "The page has a main landmark",
    failure_title: "The page has no main landmark",
    severity: Minor,
    why: "Screen-reader users can jump to the main landmark with one key. Without it, they have to go through the \
        header and navigation of every page.",
    fix: "Put the content of the page into `<main>`, without the header, navigation and footer.",
    references: &[
        Wcag("1.3.1"),
        Wcag("2.4.1"),
        Url("https://www.w3.org/WAI/ARIA/apg/practices/landmark-regions/"),
        Url("https://html.spec.whatwg.org/multipage/grouping-content.html#the-main-element"),
    ],
    examples: &[
        Pass("<main><h1>Cats</h1></main>"),
        Pass(r#"<div role="main"><h1>Cats</h1></div>"#),
        Fail("<h1>Cats</h1>"),
        Inapplicable("<title>Cats</title>"),
        Inapplicable(r#"<!doctype html><frameset><frame src="/"></frameset>"#),
        CannotTell("<main hidden><h1>Cats</h1></main><p>Loading"),
        CannotTell(r#"<div id="root"></div><script src="/app.js"></script>"#),
        CannotTell("<my-page><h1>Cats</h1></my-page>"),
        CannotTell("<div id=app style='display:none'><h1>Cats</h1><p>They sleep.</div><script src=/app.js></script>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_empty = |body: Element<'_>| body.children().next().is_none() && body.text().trim().is_empty();
    if page.first("body").is_none_or(is_empty) {
        return inapplicable();
    }
    if page.landmarks_of("main").next().is_some() {
        return pass();
    }
    let is_main = |element: &Element<'_>| element.is("main") || element.has_token("role", "main");
    let hidden = page.all("main").next().or_else(|| page.having_any(&["role"]).find(is_main));
    if hidden.is_some() || page.may_be_incomplete() {
        return cannot_tell("Scripts may add or show a main landmark");
    }
    fail("The page has no main landmark")
}
