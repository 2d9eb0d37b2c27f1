//! A script with a misspelled type never runs.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.script-type",
    title: "Script types are spelled correctly",
    failure_title: "A script type is misspelled",
    severity: Major,
    why: "Browsers treat a script with an unknown type as data: they neither load nor run it, and report no error.",
    fix: "Remove the `type` attribute, or write `type=\"module\"` for a module.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/scripting.html#attr-script-type"),
        Url("https://mimesniff.spec.whatwg.org/#javascript-mime-type"),
    ],
    examples: &[
        Pass("<script type=TEXT/JavaScript src=a.js></script><script type=module></script>"),
        Pass("<script type=text/x-javascript src=a.js></script>"),
        Pass(
            "<script type=text/typescript></script><script type=text/plain></script><script type=3f-text/javascript></script>",
        ),
        Fail("<script type=text/javscript src=a.js></script>"),
        Fail("<script type=text/javascirpt src=a.js></script>"),
        Fail("<script type=modul src=a.js></script>"),
        Inapplicable("<script src=a.js></script>"),
    ],
    check: Page(check),
};

const TYPES: [&str; 3] = ["text/javascript", "application/javascript", "module"];

fn check(page: &PageFacts) -> Verdict {
    let typed = page.all("script").filter(|script| script.attr_text("type").is_some());
    each(
        typed,
        |script| is_javascript(script) || !is_misspelled(script),
        "A script has a misspelled type and never runs",
    )
}

/// Returns true if the type differs from a JavaScript type by one or two typing errors.
fn is_misspelled(script: Element<'_>) -> bool {
    let given = script.attr_text("type").unwrap_or_default().to_ascii_lowercase();
    TYPES.iter().any(|known| {
        let most = if known.len() > 8 { 2 } else { 1 };
        (1..=most).contains(&distance(&given, known))
    })
}
