//! Text in a font that has not loaded is invisible, unless font-display says otherwise.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.font-display",
    title: "Text stays visible while web fonts load",
    failure_title: "Text may be invisible while web fonts load",
    severity: Minor,
    why: "Without `font-display`, most browsers hide the text for up to three seconds while they wait for the font.",
    fix: "Add `font-display: swap` to each `@font-face` rule, and `&display=swap` to Google Fonts URLs.",
    references: &[
        Url("https://developer.chrome.com/docs/performance/insights/font-display"),
        Url("https://www.w3.org/TR/css-fonts-4/#font-display-desc"),
    ],
    examples: &[
        Pass("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter&amp;display=swap'>"),
        Pass("<style>@font-face { font-family: Inter; src: url(i.woff2); font-display: swap }</style>"),
        Pass("<style>@font-face { font-family: Fallback; src: local('Arial'); size-adjust: 107% }</style>"),
        Fail("<link rel=stylesheet href='https://fonts.googleapis.com/css2?family=Inter'>"),
        Fail("<style>@font-face { font-family: Inter; src: url(i.woff2) }</style>"),
        Inapplicable("<link rel=stylesheet href=a.css>"),
        Inapplicable("<link rel=stylesheet href='https://fonts.googleapis.com/icon?family=Material+Icons'>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_google = |link: &Element<'_>| link.get("href").is_some_and(|href| href.contains("fonts.googleapis.com/css"));
    let links = page.link_rel("stylesheet").filter(is_google);
    let styles = page.all("style").filter(|style| has_at_rule(style.text(), "@font-face"));
    each(links.chain(styles), shows_text, "A web font is loaded without font-display")
}

/// Returns true if a Google Fonts link, or every font face of a style element that loads a file, sets font-display.
fn shows_text(element: Element<'_>) -> bool {
    if element.is("link") {
        return element.get("href").is_some_and(|href| href.contains("display="));
    }
    let hides_text = |face: &String| face.contains("url(") && !face.contains("data:") && !face.contains("font-display");
    !font_faces(element.text()).iter().any(hides_text)
}
