//! Pages must work in both orientations: a phone mounted on a wheelchair cannot be turned.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.orientation-lock",
    title: "The page is not locked to one orientation",
    failure_title: "The page is locked to one orientation",
    severity: Minor,
    why: "Some users have their device mounted in one position. If the page rotates by 90 degrees in that position, \
        they can only read it with their head tilted.",
    fix: "Remove the rotation, and let the layout adapt to the window.",
    references: &[
        Wcag("1.3.4"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F97"),
        Url("https://www.w3.org/WAI/standards-guidelines/act/rules/b33eff/"),
    ],
    examples: &[
        Pass("<style>@media (orientation: portrait) { nav { display: none } }</style>"),
        Pass("<style>@media (orientation: portrait) { body { transform: rotate(180deg) } }</style>"),
        Pass("<style>@media (orientation: portrait) { img { transform: rotate(90deg) } } body { margin: 0 }</style>"),
        Fail("<style>@media (orientation: portrait) { html, body { transform: rotate(90deg) } }</style>"),
        Fail("<style>@media screen and (orientation:landscape) { BODY { rotate: -.25turn } }</style>"),
        Inapplicable("<style>body { margin: 0 }</style>"),
    ],
    check: Page(check),
};

/// Maximum number of bytes that are read of a stylesheet.
const MAX_BYTES: usize = 200_000;

fn check(page: &PageFacts) -> Verdict {
    let mut has_query = false;
    for style in page.all("style") {
        let sheet = clip(style.text(), MAX_BYTES);
        if !contains(sheet, "orientation") {
            continue;
        }
        let sheet = without_comments(sheet).to_ascii_lowercase();
        for query in after_each(&sheet, "@media") {
            let Some((condition, rest)) = query.split_once('{') else { continue };
            if !condition.contains("orientation") || condition.contains("print") {
                continue;
            }
            has_query = true;
            if rules(rest).any(|(selectors, body)| is_of_page(selectors) && rotates(body)) {
                return fail("The page rotates itself by 90 degrees in one orientation of the device").at(style);
            }
        }
    }
    if has_query { pass() } else { inapplicable() }
}

/// Returns the style rules up to the end of the block.
fn rules(block: &str) -> impl Iterator<Item = (&str, &str)> {
    let rules = block.split('}').map_while(|rule| rule.split_once('{'));
    rules.map(|(selectors, body)| (selectors, body.rsplit('{').next().unwrap_or_default()))
}

fn is_of_page(selectors: &str) -> bool {
    selectors
        .split(',')
        .any(|selector| matches!(selector.trim(), "body" | "html" | ":root" | "html body" | "html > body"))
}

fn rotates(body: &str) -> bool {
    body.split(';').filter_map(|declaration| declaration.split_once(':')).any(|(property, value)| {
        let value = match property.trim() {
            "rotate" => value,
            "transform" | "-webkit-transform" => {
                match value.split_once("rotate(").or_else(|| value.split_once("rotatez(")) {
                    Some((_, value)) => value.split(')').next().unwrap_or_default(),
                    None => return false,
                }
            }
            _ => return false,
        };
        degrees(value.trim()).is_some_and(|degrees| (degrees.rem_euclid(180.0) - 90.0).abs() < 1.0)
    })
}

fn degrees(angle: &str) -> Option<f64> {
    let units = [("deg", 1.0), ("grad", 0.9), ("rad", 180.0 / std::f64::consts::PI), ("turn", 360.0)];
    let value = |(unit, size): &(&str, f64)| Some(angle.strip_suffix(unit)?.trim().parse::<f64>().ok()? * size);
    units.iter().find_map(value)
}
