//! A style attribute that sets both colours decides whether the text can be read.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.color-contrast-inline",
    title: "Text stands out from the background that its style attribute gives it",
    failure_title: "",
    severity: Major,
    why: "People with low vision, and everybody in bright sunlight, cannot read pale text on a pale ground.",
    fix: "Choose colours with a contrast of at least 4.5 to 1, or 3 to 1 for text of 24 pixels and more: `#595959` on white, \
        not `#aaa`.",
    references: &[Wcag("1.4.3"), Url("https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio")],
    examples: &[
        Pass(r##"<p style="color: #333; background: #fff">Cats</p>"##),
        Pass(r##"<p style="color: #949494; background-color: white; font-size: 30px">Cats</p>"##),
        Fail(r##"<p style="color: #aaa; background: #fff">Cats</p>"##),
        Fail(r##"<p style="color: rgb(120, 120, 120); background-color: white; font-size: 12px">Cats</p>"##),
        Inapplicable(r##"<p style="color: #aaa">Cats</p>"##),
        Inapplicable(r##"<p style="color: #aaa; background: #fff url(cats.jpg)">Cats</p>"##),
        Inapplicable(r##"<p style="color: #aaa; background: rgba(255, 255, 255, 0.5)">Cats</p>"##),
        Inapplicable(r##"<div style="color: #aaa; background: #fff"><p>Cats</p></div>"##),
        Inapplicable(r##"<p hidden style="color: #aaa; background: #fff">Cats</p>"##),
        Inapplicable(r##"<button disabled style="color: #aaa; background: #fff">Cats</button>"##),
        CannotTell(
            r##"<p class="big" style="color: #777; background: #fff">Cats</p><link rel="stylesheet" href="a.css">"##,
        ),
        CannotTell(r##"<p style="color: #fff; background: #fff">Cats</p>"##),
    ],
    check: Page(check),
};

/// What text needs, and what large text does.
const NEEDED: f64 = 4.5;
const NEEDED_LARGE: f64 = 3.0;
/// From here on text is large in pixels; bold text is earlier.
const LARGE: f64 = 24.0;
const LARGE_BOLD: f64 = 18.66;
/// Below this, text is meant not to be seen as text.
const HARDLY_ANY: f64 = 1.2;
/// Most elements that are looked at.
const MOST: usize = 500;
/// What changes how colours come out.
const CHANGING: [&str; 9] = [
    "background-clip",
    "background-image",
    "clip",
    "filter",
    "mix-blend-mode",
    "opacity",
    "text-shadow",
    "transform",
    "-webkit-text-fill-color",
];

fn check(page: &PageFacts) -> Verdict {
    let styled = page.having_any(&["style"]).filter(|each| colors(*each).is_some()).take(MOST);
    let texts = styled.filter(|each| is_seen(page, *each) && shows_text(*each));
    each_tells(texts, |each| stands_out(page, each), "The style attribute of some text leaves too little contrast")
}

/// The colours of text and background, where its style attribute has both and nothing else comes in.
fn colors(element: Element<'_>) -> Option<(Color, Color)> {
    let style = element.get("style").filter(|style| contains(style, "color") && contains(style, "background"))?;
    let is_plain = !contains_any(style, &CHANGING);
    let color = element.declared("color").filter(|_| is_plain)?;
    let background = match (element.declared("background"), element.declared("background-color")) {
        (Some(background), None) | (None, Some(background)) => background,
        // Which of the two comes last decides.
        _ => return None,
    };
    Some((Color::parse(color.value)?, Color::parse(background.value)?))
}

fn is_seen(page: &PageFacts, element: Element<'_>) -> bool {
    let around = std::iter::once(element).chain(element.ancestors()).take(64);
    let is_disabled = |each: Element<'_>| page.is_disabled(each) || each.attr_is("aria-disabled", "true");
    let is_faded = |each: Element<'_>| each.declared("opacity").is_some() || each.is_placed_off_screen();
    element.is_html() && page.is_exposed(element) && !around.into_iter().any(|each| is_disabled(each) || is_faded(each))
}

/// Whether words stand right inside it.
fn shows_text(element: Element<'_>) -> bool {
    let is_field = element.is_any(&["input", "option", "select", "textarea"]);
    !is_field && element.own_text().any(|text| text.chars().any(char::is_alphabetic))
}

fn stands_out(page: &PageFacts, element: Element<'_>) -> Option<bool> {
    let (color, background) = colors(element)?;
    let contrast = color.contrast(background);
    let is_small = || page.font_size(element).is_some_and(|size| size < LARGE_BOLD);
    let is_large = || page.font_size(element).is_some_and(|size| size >= LARGE);
    match contrast {
        _ if contrast >= NEEDED => Some(true),
        _ if contrast < HARDLY_ANY || page.class_may_hide(element) => None,
        _ if contrast < NEEDED_LARGE || is_small() => Some(false),
        _ => is_large().then_some(true),
    }
}
