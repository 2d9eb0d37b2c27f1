//! Some attributes of scripts have no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.async-defer-both",
    title: "Scripts say once how they load",
    failure_title: "",
    severity: Info,
    why: "Beside `async`, `defer` is for browsers of 2010. On inline scripts both do nothing, and modules are deferred anyway; whoever wrote it expected something else.",
    fix: "Choose one: `defer` keeps the order, `async` does not.",
    references: &[Url("https://html.spec.whatwg.org/multipage/scripting.html#attr-script-async")],
    examples: &[
        Pass("<script src=a.js defer></script><script type=module src=b.js async></script>"),
        Fail("<script defer>go()</script>"),
        Fail("<script type=module defer src=a.js></script>"),
        Fail("<script async defer src=a.js></script>"),
        Inapplicable("<p>No script"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_plain = |script: Element<'_>| {
        let is_module = script.attr_is("type", "module");
        let is_idle = script.has("defer") && (script.has("async") || is_module || !script.has("src"));
        !is_idle && (script.has("src") || is_module || !script.has("async"))
    };
    each(page.all("script").filter(|script| is_javascript(*script)), is_plain, "An attribute of a script has no effect")
}
