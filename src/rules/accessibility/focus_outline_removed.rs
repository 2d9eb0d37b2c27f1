//! Keyboard users must see which element has the focus.
use crate::rule::*;
use std::collections::BTreeSet;

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
        Fail("<style>* { outline: none }</style>"),
        Fail("<style>a:focus-visible { outline: none }</style>"),
        // A style for something else, or one that does not show the focus, replaces nothing.
        Fail("<style>a:focus { outline: none } .skip:focus { left: 0 }</style>"),
        Fail("<style>button:focus { outline: 0 } a:focus { outline: 2px solid blue }</style>"),
        CannotTell("<style>a:focus { outline: none } .menu a:focus { color: red }</style>"),
        Pass("<style>.card { outline: none } a:focus { color: red }</style>"),
        Inapplicable("<style>a { color: blue } .card { outline: none }</style>"),
        CannotTell(r#"<style>a:focus { outline: none }</style><link rel="stylesheet" href="/a.css">"#),
    ],
    check: Page(check),
};

/// Selectors, without `:focus`, that match all links, buttons or fields.
const GENERAL: [&str; 8] = ["", "*", "a", "button", "input", "select", "textarea", "a:link"];
/// Maximum size of the stylesheets that are read, in bytes.
const MAX_BYTES: usize = 400_000;

/// The rules of the page's stylesheets that concern the focus.
#[derive(Default)]
struct Outlines<'a> {
    has_focus_rule: bool,
    /// Subjects that lose their outline, with the stylesheet.
    removed: Vec<(Element<'a>, String)>,
    /// Subjects that have a style for the focus.
    shown: BTreeSet<String>,
}

fn check(page: &PageFacts) -> Verdict {
    let (mut outlines, mut remaining) = (Outlines::default(), MAX_BYTES);
    for style in page.all("style") {
        remaining = remaining.saturating_sub(style.text().len());
        if remaining == 0 || style.is_clipped() {
            return cannot_tell("Not all stylesheets in the page were read");
        }
        if contains_any(style.text(), &[":focus", "outline"]) {
            outlines.read(style);
        }
    }
    let is_shown = |subject: &str| ["", "*", subject].iter().any(|by| outlines.shown.contains(*by));
    let may_be_shown = page.link_rel("stylesheet").next().is_some() || page.first("script").is_some();
    let is_special = |subject: &String| !GENERAL.contains(&subject.as_str());
    match outlines.removed.iter().find(|(_, subject)| !is_shown(subject)) {
        None if outlines.has_focus_rule => pass(),
        None => inapplicable(),
        Some(_) if may_be_shown || outlines.shown.iter().any(is_special) => {
            cannot_tell("Other stylesheets or scripts may show which element has the focus")
        }
        Some((style, subject)) => {
            let subject = if subject.is_empty() { "*" } else { subject };
            fail(format!("The stylesheet removes the outline from “{subject}”")).at(*style)
        }
    }
}

impl<'a> Outlines<'a> {
    fn read(&mut self, style: Element<'a>) {
        let css = without_comments(style.text()).to_ascii_lowercase();
        for (selectors, body) in css.split('}').filter_map(|rule| rule.rsplit_once('{')) {
            // A rule inside a block such as `@media` starts after the opening brace of that block.
            let selectors = selectors.rsplit('{').next().unwrap_or(selectors);
            let (removes, shows) = (removes_outline(body), has_other_style(body));
            for selector in selectors.split(',').map(str::trim) {
                let focus = [":focus-visible", ":focus"].iter().find_map(|suffix| selector.strip_suffix(suffix));
                let subject = focus.unwrap_or(selector).trim();
                self.has_focus_rule |= contains(selector, ":focus");
                if removes && !(shows && focus.is_some()) {
                    if GENERAL.contains(&subject) && !selector.is_empty() {
                        self.removed.push((style, subject.to_owned()));
                    }
                } else if focus.is_some() && (shows || contains(body, "outline")) {
                    self.shown.insert(subject.to_owned());
                }
            }
        }
    }
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
