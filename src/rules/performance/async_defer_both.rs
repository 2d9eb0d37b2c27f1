//! Some combinations of script attributes have no effect.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.async-defer-both",
    title: "Scripts use async and defer only where they have an effect",
    failure_title: "Scripts have async or defer attributes without effect",
    severity: Info,
    why: "In combination with `async`, `defer` matters only to browsers from 2010. On classic inline scripts both \
          attributes have no effect, and module scripts are deferred anyway, so the script may not load as its author \
          expected.",
    fix: "Remove the attribute that has no effect. On external scripts, choose one: `defer` preserves the execution \
          order, `async` does not.",
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
    let is_effective = |script: Element<'_>| {
        let is_module = script.attr_is("type", "module");
        let has_unused_defer = script.has("defer") && (script.has("async") || is_module || !script.has("src"));
        !has_unused_defer && (script.has("src") || is_module || !script.has("async"))
    };
    each(
        page.all("script").filter(|script| is_javascript(*script)),
        is_effective,
        "An async or defer attribute has no effect",
    )
}
