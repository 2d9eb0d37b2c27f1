//! A recording of a visit shows strangers every move, and often what was typed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.session-replay",
    title: "Visits are not recorded",
    failure_title: "",
    severity: Minor,
    why: "Session replay sends mouse, scrolling and input of each visitor to another company, to be watched like a \
          film. What is typed into forms gets into it where a field was not masked.",
    fix: "Record only people who have agreed, for as long as a question is open, with all inputs masked.",
    references: &[Url(
        "https://freedom-to-tinker.com/2017/11/15/no-boundaries-exfiltration-of-personal-data-by-session-replay-scripts/",
    )],
    examples: &[
        Pass("<script src=/app.js></script>"),
        Fail("<script async src=https://www.clarity.ms/tag/abc></script>"),
        Fail("<script>(function(h){h.src='https://static.hotjar.com/c/hotjar-1.js?sv=6'})(window)</script>"),
        Pass("<a href=https://www.hotjar.com/>A link records nothing</a>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let recorders: Vec<_> = page.technologies_of(&[Category::SessionReplay]).collect();
    match recorders.first() {
        None => pass(),
        Some(first) => {
            let names: Vec<&str> = recorders.iter().map(|found| found.technology.name).collect();
            let verdict = fail(format!("{} can record visits", first.technology.name)).with("names", names);
            verdict.at_all(recorders.iter().filter_map(|found| found.element(page)))
        }
    }
}
