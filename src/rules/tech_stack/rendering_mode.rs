//! Where a page is put together.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "tech_stack.rendering-mode",
    title: "Whether server or scripts build the page is known",
    failure_title: "",
    severity: Info,
    why: "Advice on speed and crawling depends on it.",
    fix: "Nothing is to be done.",
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
