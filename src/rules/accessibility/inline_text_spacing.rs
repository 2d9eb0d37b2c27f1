//! Who needs wider spacing to read must be able to set it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.inline-text-spacing",
    title: "Style attributes let people widen the spacing of text",
    severity: Minor,
    why: "People with dyslexia or low vision widen the spacing with a style sheet of their own. A style attribute with \
        `!important` wins over it and keeps the text tight.",
    fix: "Leave `!important` out of style attributes, or give at least `letter-spacing: 0.12em`, \
        `word-spacing: 0.16em` and `line-height: 1.5`.",
    references: &[Wcag("1.4.12"), Act("24afc2"), Act("9e45ec"), Act("78fd32")],
    examples: &[
        Pass(r#"<p style="letter-spacing: 0.15em !important">A tight line</p>"#),
        Pass(r#"<p style="line-height: 1em !important; line-height: 2em !important">A tight line</p>"#),
        Fail(r#"<p style="letter-spacing: 0.1em !important">A tight line</p>"#),
        Fail(r#"<p style="word-spacing: normal !important">A tight line</p>"#),
        Fail(r#"<p style="font-size: 20px; word-spacing: 2px !important">A tight line</p>"#),
        Fail(r#"<p style="line-height: 1.2 !important; width: 60px">A line that goes on to the next</p>"#),
        Inapplicable(r#"<p style="letter-spacing: 0.1em">A tight line</p>"#),
        Inapplicable(r#"<p style="letter-spacing: inherit !important">A tight line</p>"#),
        Inapplicable(r#"<div style="letter-spacing: 0.1em !important"></div>"#),
        CannotTell(r#"<p style="word-spacing: 2px !important">A tight line</p>"#),
        CannotTell(r#"<p style="line-height: 1.2 !important">One short line</p>"#),
    ],
    check: Page(check),
};

/// What each property must reach, in parts of the font size.
const NEEDED: [(&str, f64); 3] = [("letter-spacing", 0.12), ("word-spacing", 0.16), ("line-height", 1.5)];
/// Smaller text than this is hardly to be found, in pixels.
const SMALLEST_FONT: f64 = 9.0;
/// Narrower letters than these, and wider windows, are hardly to be found, in pixels.
const NARROWEST_LETTER: f64 = 4.0;
const WIDEST_WINDOW: f64 = 2_560.0;

fn check(page: &PageFacts) -> Verdict {
    let important = |each: Element<'_>| each.get("style").is_some_and(|style| style.contains('!'));
    let styled = page.document.elements().filter(|each| important(*each) && !is_out_of_sight(*each));
    let targets = styled.filter(|each| NEEDED.iter().any(|(property, _)| declared(*each, property).is_some()));
    let is_wide = |element: Element<'_>| {
        let each: Vec<_> =
            NEEDED.iter().filter_map(|(name, needed)| suffices(element, declared(element, name)?, *needed)).collect();
        let count = NEEDED.iter().filter(|(property, _)| declared(element, property).is_some()).count();
        if each.contains(&false) { Some(false) } else { (each.len() == count).then_some(true) }
    };
    each_tells(targets, is_wide, "A style attribute keeps the spacing of text too tight")
}

fn is_out_of_sight(element: Element<'_>) -> bool {
    element.is_hidden() || std::iter::once(element).chain(element.ancestors()).any(Element::is_placed_off_screen)
}

/// The important declaration of a property, where text takes its value.
fn declared<'a>(element: Element<'a>, property: &str) -> Option<Declaration<'a>> {
    let declared = element.declared(property).filter(|declared| declared.important)?;
    let inherits = ["inherit", "revert", "revert-layer", "unset"];
    let takes = || text_under(element, property).chars().any(|each| !each.is_whitespace());
    (!inherits.iter().any(|word| declared.value.eq_ignore_ascii_case(word)) && takes()).then_some(declared)
}

fn text_under(element: Element<'_>, property: &str) -> String {
    element.text_without(None, |each| each.is_hidden() || each.declared(property).is_some())
}

/// Whether the value is wide enough, as far as the markup decides.
fn suffices(element: Element<'_>, declared: Declaration<'_>, needed: f64) -> Option<bool> {
    let is_line = needed > 1.0;
    let resized = || element.descendants().take(500).any(|each| each.declared("font-size").is_some());
    let font = element.declared("font-size").and_then(Declaration::number).filter(|(_, unit)| unit == "px");
    let wide = match declared.number() {
        None if declared.value.eq_ignore_ascii_case("normal") || declared.value.eq_ignore_ascii_case("initial") => {
            false
        }
        None => return None,
        Some((value, _)) if value <= 0.0 => false,
        Some((value, unit)) => match (unit.as_str(), font) {
            ("em", _) => value >= needed,
            ("", _) if is_line => value >= needed,
            ("%", _) if is_line => value >= needed * 100.0,
            ("px", Some((font, _))) => value >= needed * font,
            ("px", None) if value < needed * SMALLEST_FONT => false,
            _ => return None,
        },
    };
    let decides = !resized() && (wide || !is_line || goes_on(element, declared.property));
    decides.then_some(wide)
}

/// Whether the text is certainly longer than a line.
fn goes_on(element: Element<'_>, property: &str) -> bool {
    let around = std::iter::once(element).chain(element.ancestors());
    let widths = around.flat_map(|each| [each.declared("width"), each.declared("max-width")]).flatten();
    let pixels = widths.filter_map(Declaration::number).filter(|(_, unit)| unit == "px").map(|(width, _)| width);
    let width = pixels.fold(WIDEST_WINDOW, f64::min);
    collapse(&text_under(element, property)).chars().count() as f64 * NARROWEST_LETTER > width
}
