//! Fonts, maps and error reports often come from others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.services",
    title: "Services for fonts, maps and errors are known by the hosts they load from",
    failure_title: "",
    severity: Info,
    why: "Each is one more company that every visitor's browser contacts.",
    fix: "Nothing is to be done.",
    references: &[Url("https://developer.chrome.com/docs/performance/insights/third-parties")],
    examples: &[
        Pass("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Pass("<script src='https://maps.googleapis.com/maps/api/js?key=1'></script>"),
        Inapplicable("<p>No service"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    named(page, page.technologies_of(&[Category::Service]))
}
