//! Forms can be tools for AI agents in the browser (WebMCP).
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "ai.agent-tools",
    title: "Forms that are tools for AI agents are complete",
    failure_title: "A form that is a tool for AI agents is incomplete",
    severity: Info,
    why: "WebMCP is an experiment of browsers: a form with `toolname` and `tooldescription` can be used by the visitor's \
          AI agent. Without one of the two there is no tool, and a field without a name is no parameter.",
    fix: "Write `<form toolname=\"search_mugs\" tooldescription=\"Finds mugs by color\">`, and give each required field \
          a `name`.",
    references: &[
        Url("https://developer.chrome.com/docs/ai/webmcp/declarative-api"),
        Url("https://developer.chrome.com/docs/lighthouse/agentic-browsing/webmcp-schema-validity"),
        Url("https://webmachinelearning.github.io/webmcp/"),
    ],
    examples: &[
        Pass(
            "<form toolname=search_mugs tooldescription='Finds mugs by color'><input name=color required>\
             <button>Find</button></form>",
        ),
        Fail("<form toolname=search_mugs><input name=color></form>"),
        Fail("<form tooldescription='Finds mugs'><input name=color></form>"),
        Fail("<form toolname='search mugs' tooldescription='Finds mugs'><input name=color></form>"),
        Fail("<form toolname=a tooldescription='Finds mugs'><input required></form>"),
        Fail(
            "<form toolname=a tooldescription='Finds mugs'></form><form toolname=a tooldescription='Finds cups'></form>",
        ),
        Inapplicable("<form><input name=color></form>"),
    ],
    check: Page(check),
};

/// Longest name of a tool, in characters.
const MAX_NAME: usize = 128;

fn check(page: &PageFacts) -> Verdict {
    let tools: Vec<_> = page.all("form").filter(|form| form.has("toolname") || form.has("tooldescription")).collect();
    let mut names = HashSet::new();
    let wrong: Vec<_> = tools.iter().filter_map(|form| Some((*form, fault(*form, &mut names)?))).collect();
    match wrong.first() {
        _ if tools.is_empty() => inapplicable(),
        None => pass()
            .with("tools", tools.iter().filter_map(|form| form.attr_text("toolname")).take(50).collect::<Vec<_>>()),
        Some((_, fault)) => fail(*fault)
            .with("checked", tools.len())
            .with("count", wrong.len())
            .at_all(wrong.iter().map(|(form, _)| *form)),
    }
}

fn fault<'a>(form: Element<'a>, names: &mut HashSet<&'a str>) -> Option<&'static str> {
    let Some(name) = form.attr_text("toolname") else { return Some("A form has tooldescription but no toolname") };
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
    let is_unnamed = |field: Element<'_>| {
        let is_field = field.is_any(&["input", "select", "textarea"]);
        is_field && field.has("required") && field.attr_text("name").is_none()
    };
    if form.attr_text("tooldescription").is_none() {
        Some("A form has toolname but no tooldescription")
    } else if name.len() > MAX_NAME || !name.bytes().all(is_part) {
        Some("A toolname has characters other than letters, digits, `_`, `-` and `.`")
    } else if !names.insert(name) {
        Some("Two forms have the same toolname")
    } else if form.descendants().any(is_unnamed) {
        Some("A required field of a tool has no name")
    } else {
        None
    }
}
