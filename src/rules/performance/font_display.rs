//! Text in a font that has not come yet is invisible, unless the page says otherwise.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.font-display",
    title: "Text is shown while its font loads",
    failure_title: "",
    severity: Minor,
    why: "Without font-display most browsers hide the text for up to three seconds while they wait for the font.",
    fix: "Add `font-display: swap` to each `@font-face`, and `&display=swap` to addresses of Google Fonts.",
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
    each(links.chain(styles), shows, "Text waits for its font")
}

fn shows(element: Element<'_>) -> bool {
    if element.is("link") {
        return element.get("href").is_some_and(|href| href.contains("display="));
    }
    let waits = |face: &String| face.contains("url(") && !face.contains("data:") && !face.contains("font-display");
    !font_faces(element.text()).iter().any(waits)
}
