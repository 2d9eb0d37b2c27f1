//! Who goes by keyboard must see where they are.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.focus-outline-removed",
    title: "The outline of what has the focus is not taken away",
    failure_title: "",
    severity: Minor,
    why: "People who use the keyboard see by the outline which link or field is next. Without one they press Enter on \
        something that they cannot see.",
    fix: "Remove `outline: none`, or put something else in its place: \
        `:focus-visible { outline: 3px solid #0050b3; outline-offset: 2px }`.",
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

/// What a selector is about where it is about all links, buttons or fields.
const GENERAL: [&str; 8] = ["", "*", "a", "button", "input", "select", "textarea", "a:link"];
/// Most text of style sheets that is read, in bytes.
const MOST: usize = 400_000;

fn check(page: &PageFacts) -> Verdict {
    let (mut speaks, mut replaces, mut removed, mut left) = (false, false, Vec::new(), MOST);
    for style in page.all("style") {
        left = left.saturating_sub(style.text().len());
        if left == 0 || style.is_clipped() {
            return cannot_tell("Not all style sheets in the page were read");
        }
        if !contains(style.text(), ":focus") {
            continue;
        }
        speaks = true;
        let css = without_comments(style.text()).to_ascii_lowercase();
        for (selectors, body) in css.split('}').filter_map(|rule| rule.rsplit_once('{')) {
            // A rule in a block such as `@media` begins after the brace of that block.
            let selectors = selectors.rsplit('{').next().unwrap_or(selectors);
            if !contains(selectors, ":focus") {
                continue;
            }
            let takes_away = takes_outline(body);
            // Whatever else is said of the focus may show where it is.
            replaces |= !takes_away || shows_otherwise(body);
            if takes_away && !shows_otherwise(body) && selectors.split(',').any(is_general) {
                removed.push((style, selectors.trim().to_owned()));
            }
        }
    }
    let may_be_shown = page.link_rel("stylesheet").next().is_some() || page.first("script").is_some();
    match removed.first() {
        None if speaks => pass(),
        None => inapplicable(),
        Some(_) if replaces => pass(),
        Some(_) if may_be_shown => cannot_tell("Other style sheets may show what has the focus"),
        Some((style, selectors)) => {
            fail(format!("The style sheet takes the outline from “{}”", shorten(selectors, 80))).at(*style)
        }
    }
}

fn is_general(selector: &str) -> bool {
    selector.trim().strip_suffix(":focus").is_some_and(|of| GENERAL.contains(&of.trim()))
}

fn takes_outline(body: &str) -> bool {
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

/// Whether something else in the rule may show the focus.
fn shows_otherwise(body: &str) -> bool {
    let shows = ["background", "border", "box-shadow", "color", "text-decoration", "transform", "filter", "fill", "--"];
    body.split(';')
        .filter_map(|each| each.split_once(':'))
        .any(|(property, value)| shows.iter().any(|start| property.trim().starts_with(start)) && value.trim() != "none")
}
