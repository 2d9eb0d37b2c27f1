//! Detects where a page is rendered: on the server or by scripts in the browser.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.rendering-mode",
    title: "The rendering mode is identified",
    failure_title: "The rendering mode is not identified",
    severity: Info,
    why: "Advice on speed and crawling depends on where the page is rendered.",
    fix: "No action is needed.",
    references: &[Url("https://web.dev/articles/rendering-on-the-web")],
    examples: &[Pass("<p>Cats"), Pass("<div id=root></div><script src=/a.js></script>")],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_framework = page.technologies_of(&[Category::Framework]).next().is_some();
    let mode = match (page.is_app_shell(), page.first("script").is_some(), has_framework) {
        (true, ..) => "client",
        (false, false, _) => "static",
        (false, true, true) => "server, with a framework",
        (false, true, false) => "server",
    };
    pass().with("mode", mode)
}
