//! WOFF2 is a third smaller than WOFF and half the size of TrueType, and every browser supports it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "performance.font-format",
    title: "Fonts are available as WOFF2",
    failure_title: "A font is not available as WOFF2",
    severity: Minor,
    why: "Font files in older formats are up to twice as large for the same characters, and text waits for them.",
    fix: "Convert the font files and list WOFF2 first: `src: url(inter.woff2) format(\"woff2\")`. No other format is \
          needed anymore.",
    references: &[Url("https://web.dev/articles/reduce-webfont-size"), Url("https://www.w3.org/TR/WOFF2/")],
    examples: &[
        Pass(
            "<style>@font-face { font-family: A; src: url(a.woff2) format('woff2'), url(a.woff) format('woff') }</style>",
        ),
        Pass(
            "<style>@font-face { font-family: A; src: url(a.eot) } \
             @font-face { font-family: A; src: url(a.woff2) }</style>",
        ),
        Fail("<style>@font-face { font-family: A; src: url(/a.ttf) }</style>"),
        Fail("<style>@font-face { font-family: A; src: url(a.eot); src: url(a.woff) format('woff') }</style>"),
        Inapplicable("<style>@font-face { font-family: A; src: local('Arial') }</style>"),
        Inapplicable("<link rel=stylesheet href=a.css>"),
    ],
    check: Page(check),
};

const OLDER: [&str; 6] = [".ttf", ".otf", ".eot", ".woff", "truetype", "opentype"];

fn check(page: &PageFacts) -> Verdict {
    let has_faces = |style: &Element<'_>| contains(style.text(), "@font-face") && !style.is_clipped();
    let styles: Vec<_> = page.all("style").filter(has_faces).map(|style| (style, font_faces(style.text()))).collect();
    let is_new = |face: &str| face.contains("woff2");
    let is_old =
        |face: &str| !is_new(face) && face.contains("url(") && !face.contains("data:") && contains_any(face, &OLDER);
    let mut families_with_woff2: Vec<&str> = styles
        .iter()
        .flat_map(|(_, faces)| faces)
        .filter(|face| is_new(face))
        .filter_map(|face| family(face))
        .collect();
    families_with_woff2.sort_unstable();
    let is_outdated = |face: &String| {
        is_old(face) && family(face).is_some_and(|family| families_with_woff2.binary_search(&family).is_err())
    };
    let with_files = styles.iter().filter(|(_, faces)| faces.iter().any(|face| is_new(face) || is_old(face)));
    let judged: Vec<_> = with_files.map(|(style, faces)| (*style, faces.iter().any(is_outdated))).collect();
    let offenders: Vec<_> = judged.iter().filter(|(_, is_outdated)| *is_outdated).map(|(style, _)| *style).collect();
    match (judged.len(), offenders.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass(),
        _ => fail("A font is available only in a format older than WOFF2").at_all(offenders),
    }
}

/// Returns the font family that a `@font-face` rule declares.
fn family(face: &str) -> Option<&str> {
    let (_, after) = face.split_once("font-family")?;
    Some(trim_punctuation(after.trim_start().strip_prefix(':')?.split(';').next()?))
}
