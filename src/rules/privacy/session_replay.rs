//! Session replay shows every move of a visitor to another company, and often what was typed.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.session-replay",
    title: "No session replay tool is present",
    failure_title: "A session replay tool is present",
    severity: Minor,
    why: "Session replay sends every visitor's mouse movements, scrolling and input to another company, to be played \
          back like a film. The recording includes text that is typed into forms if the field is not masked.",
    fix: "Record only visitors who have agreed, only until a specific question is answered, and with all inputs \
          masked.",
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
