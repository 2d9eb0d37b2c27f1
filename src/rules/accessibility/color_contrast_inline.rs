//! Text needs enough contrast if its style attribute sets both colors.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.color-contrast-inline",
    title: "Colors set in `style` attributes have sufficient contrast",
    failure_title: "Colors set in `style` attributes have insufficient contrast",
    severity: Major,
    why: "People with low vision, and everyone in bright sunlight, cannot read pale text on a pale background.",
    fix: "Choose colors with a contrast ratio of at least 4.5:1, or 3:1 for text of 24 pixels and larger: `#595959` on \
        white, not `#aaa`.",
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

/// Minimum contrast ratio of text, and of large text.
const MIN_CONTRAST: f64 = 4.5;
const MIN_CONTRAST_LARGE: f64 = 3.0;
/// Minimum font size of large text in pixels; bold text counts as large from a smaller size.
const LARGE_TEXT_PIXELS: f64 = 24.0;
const LARGE_BOLD_PIXELS: f64 = 18.66;
/// Below this contrast ratio, text is meant not to be seen as text.
const NOT_MEANT_AS_TEXT: f64 = 1.2;
/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 500;
/// Properties that change how the colors appear.
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
    let styled = page.having_any(&["style"]).filter(|element| colors(*element).is_some()).take(MAX_ELEMENTS);
    let texts = styled.filter(|element| is_visible(page, *element) && shows_text(*element));
    each_or_unknown(
        texts,
        |element| has_contrast(page, element),
        "The `style` attribute of some text sets colors with too little contrast",
    )
}

/// Returns the text and background colors if the style attribute sets both and nothing else affects them.
fn colors(element: Element<'_>) -> Option<(Color, Color)> {
    let style = element.get("style").filter(|style| contains(style, "color") && contains(style, "background"))?;
    let is_plain = !contains_any(style, &CHANGING);
    let color = element.declared("color").filter(|_| is_plain)?;
    let background = match (element.declared("background"), element.declared("background-color")) {
        (Some(background), None) | (None, Some(background)) => background,
        // If both are set, their order decides.
        _ => return None,
    };
    Some((Color::parse(color.value)?, Color::parse(background.value)?))
}

fn is_visible(page: &PageFacts, element: Element<'_>) -> bool {
    let around = std::iter::once(element).chain(element.ancestors()).take(64);
    let is_disabled = |element: Element<'_>| page.is_disabled(element) || element.attr_is("aria-disabled", "true");
    let is_faded = |element: Element<'_>| element.declared("opacity").is_some() || element.is_off_screen();
    element.is_html()
        && page.is_exposed(element)
        && !around.into_iter().any(|element| is_disabled(element) || is_faded(element))
}

/// Returns true if the element itself contains text, apart from its children.
fn shows_text(element: Element<'_>) -> bool {
    let is_field = element.is_any(&["input", "option", "select", "textarea"]);
    !is_field && element.own_text().any(|text| text.chars().any(char::is_alphabetic))
}

fn has_contrast(page: &PageFacts, element: Element<'_>) -> Option<bool> {
    let (color, background) = colors(element)?;
    let contrast = color.contrast(background);
    let is_small = || page.font_size(element).is_some_and(|size| size < LARGE_BOLD_PIXELS);
    let is_large = || page.font_size(element).is_some_and(|size| size >= LARGE_TEXT_PIXELS);
    match contrast {
        _ if contrast >= MIN_CONTRAST => Some(true),
        _ if contrast < NOT_MEANT_AS_TEXT || page.class_may_hide(element) => None,
        _ if contrast < MIN_CONTRAST_LARGE || is_small() => Some(false),
        _ => is_large().then_some(true),
    }
}
