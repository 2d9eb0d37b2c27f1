//! Fonts, maps and error reporting are often loaded from third parties.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.services",
    title: "Services for fonts, maps and error reporting are identified",
    failure_title: "No service for fonts, maps or error reporting is identified",
    severity: Info,
    why: "Each service is one more company that every visitor's browser contacts.",
    fix: "No action is needed.",
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
