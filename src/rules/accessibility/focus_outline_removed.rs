//! Keyboard users must see which element has the focus.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.focus-outline-removed",
    title: "The focus outline is not removed without a replacement",
    failure_title: "The focus outline is removed without a replacement",
    severity: Minor,
    why: "The outline shows keyboard users which link or field has the focus. Without it, they press Enter and cannot \
        see which element they activate.",
    fix: "Remove `outline: none`, or replace the outline: `:focus-visible { outline: 3px solid #0050b3; \
        outline-offset: 2px }`.",
    references: &[Wcag("2.4.7"), Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F78")],
    examples: &[
        Pass("<style>a:focus { outline: 2px solid blue }</style>"),
        Pass("<style>:focus { outline: none } :focus-visible { outline: 2px solid blue }</style>"),
        Pass("<style>a:focus { outline: 0; box-shadow: 0 0 2px blue }</style>"),
        Pass("<style>:focus:not(:focus-visible) { outline: none }</style>"),
        Pass("<style>main:focus, .title:focus { outline: none }</style>"),
        Fail("<style>a:focus { outline: none }</style>"),
        Fail("<style>* { margin: 0 } *:focus { outline: 0 !important }</style>"),
        Inapplicable("<style>a { color: blue }</style>"),
        CannotTell(r#"<style>a:focus { outline: none }</style><link rel="stylesheet" href="/a.css">"#),
    ],
    check: Page(check),
};

/// Selectors, without `:focus`, that match all links, buttons or fields.
const GENERAL: [&str; 8] = ["", "*", "a", "button", "input", "select", "textarea", "a:link"];
/// Maximum size of the stylesheets that are read, in bytes.
const MAX_BYTES: usize = 400_000;

fn check(page: &PageFacts) -> Verdict {
    let (mut has_focus_rule, mut has_replacement, mut removed, mut remaining) = (false, false, Vec::new(), MAX_BYTES);
    for style in page.all("style") {
        remaining = remaining.saturating_sub(style.text().len());
        if remaining == 0 || style.is_clipped() {
            return cannot_tell("Not all stylesheets in the page were read");
        }
        if !contains(style.text(), ":focus") {
            continue;
        }
        has_focus_rule = true;
        let css = without_comments(style.text()).to_ascii_lowercase();
        for (selectors, body) in css.split('}').filter_map(|rule| rule.rsplit_once('{')) {
            // A rule inside a block such as `@media` starts after the opening brace of that block.
            let selectors = selectors.rsplit('{').next().unwrap_or(selectors);
            if !contains(selectors, ":focus") {
                continue;
            }
            let removes_outline = removes_outline(body);
            // Any other style for the focus may show which element has it.
            has_replacement |= !removes_outline || has_other_style(body);
            if removes_outline && !has_other_style(body) && selectors.split(',').any(is_general) {
                removed.push((style, selectors.trim().to_owned()));
            }
        }
    }
    let may_be_shown = page.link_rel("stylesheet").next().is_some() || page.first("script").is_some();
    match removed.first() {
        None if has_focus_rule => pass(),
        None => inapplicable(),
        Some(_) if has_replacement => pass(),
        Some(_) if may_be_shown => cannot_tell("Other stylesheets or scripts may show which element has the focus"),
        Some((style, selectors)) => {
            fail(format!("The stylesheet removes the outline from “{}”", shorten(selectors, 80))).at(*style)
        }
    }
}

fn is_general(selector: &str) -> bool {
    selector.trim().strip_suffix(":focus").is_some_and(|subject| GENERAL.contains(&subject.trim()))
}

fn removes_outline(body: &str) -> bool {
    let value = |declaration: &str| {
        let (property, value) = declaration.split_once(':')?;
        let is_outline = matches!(property.trim(), "outline" | "outline-style" | "outline-width");
        is_outline.then(|| value.split('!').next().unwrap_or_default().trim().to_owned())
    };
    body.split(';')
        .filter_map(value)
        .next_back()
        .is_some_and(|value| matches!(value.as_str(), "none" | "0" | "0px" | "0 none"))
}

/// Returns true if another declaration in the rule may show the focus.
fn has_other_style(body: &str) -> bool {
    let shows = ["background", "border", "box-shadow", "color", "text-decoration", "transform", "filter", "fill", "--"];
    body.split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .any(|(property, value)| shows.iter().any(|start| property.trim().starts_with(start)) && value.trim() != "none")
}
