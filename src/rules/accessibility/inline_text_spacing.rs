//! Who needs wider spacing to read must be able to set it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.inline-text-spacing",
    title: "Style attributes let people widen the spacing of text",
    failure_title: "",
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
        Fail(r#"<p style="word-spacing: 2px !important">A tight line</p>"#),
        Pass(r#"<p style="font: 8px/1 serif; letter-spacing: 1px !important">A tight line</p>"#),
        Fail(r#"<p style="line-height: 1.2 !important; width: 60px">A line that goes on to the next</p>"#),
        Fail(r#"<p style="font-size: 200%; letter-spacing: 0.1rem !important">A tight line</p>"#),
        Inapplicable(r#"<p style="letter-spacing: 0.1em">A tight line</p>"#),
        Inapplicable(r#"<p style="letter-spacing: inherit !important">A tight line</p>"#),
        // Browsers drop these.
        Inapplicable(r#"<p style="letter-spacing: 0.1 !important; line-height: -1 !important">A tight line</p>"#),
        Inapplicable(r#"<p style="letter-spacing: 0 !important; opacity: 0">A tight line</p>"#),
        Inapplicable(r#"<div style="letter-spacing: 0.1em !important"><button>Save</button></div>"#),
        CannotTell(r#"<link rel="stylesheet" href="/a.css"><p style="word-spacing: 2px !important">A tight line</p>"#),
        CannotTell(r#"<p style="line-height: 1.2 !important">One short line</p>"#),
        CannotTell(r#"<p style="line-height: 1.2 !important; width: 60px; white-space: nowrap">One long line</p>"#),
    ],
    check: Page(check),
};

/// What each property must reach, in parts of the font size.
const NEEDED: [(&str, f64); 3] = [("letter-spacing", 0.12), ("word-spacing", 0.16), ("line-height", 1.5)];
/// Smaller text than this is hardly to be found, in pixels.
const SMALLEST_FONT: f64 = 9.0;
/// Most elements that are looked at.
const MOST: usize = 500;
/// Most parts of one element with sizes of their own that are looked at.
const MOST_INSIDE: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let important = |each: Element<'_>| each.get("style").is_some_and(|style| style.contains('!'));
    let styled =
        page.having("style").filter(|each| important(*each) && !each.is_hidden() && !each.is_out_of_sight()).take(MOST);
    let targets = styled.filter(|each| NEEDED.iter().any(|(property, _)| declared(*each, property).is_some()));
    let is_wide = |element: Element<'_>| {
        let each = NEEDED.iter().filter_map(|(name, needed)| Some((declared(element, name)?, *needed)));
        all(each.map(|(declared, needed)| suffices(page, element, declared, needed)))
    };
    each_tells(targets, is_wide, "A style attribute keeps the spacing of text too tight")
}

/// Whether all hold: one that does not settles it.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let parts: Vec<_> = parts.collect();
    if parts.contains(&Some(false)) { Some(false) } else { parts.iter().all(Option::is_some).then_some(true) }
}

/// The important declaration of a property that browsers heed, where text takes its value.
fn declared<'a>(element: Element<'a>, property: &str) -> Option<Declaration<'a>> {
    let declared = element.important_spacing(property)?;
    let inherits = is_word(declared, &["inherit", "revert", "revert-layer", "unset"]);
    (!inherits && !text_under(element, property, false).is_empty()).then_some(declared)
}

fn is_word(declared: Declaration<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| declared.is_word(word))
}

/// Whether an element inside another one does not take the value of its property. Controls have their own.
fn is_cut(element: Element<'_>, property: &str) -> bool {
    let sets = |each: Declaration<'_>| {
        each.is_of(property) || each.is_of("all") || each.is_of("font") && property == "line-height"
    };
    element.is_hidden() || element.is("button") || element.is_replaced() || element.declarations().any(sets)
}

/// The text that takes the value of a property from an element, with or without what has a font size of its own.
fn text_under(element: Element<'_>, property: &str, of_its_size: bool) -> String {
    let other = |each: Element<'_>| is_cut(each, property) || of_its_size && each.may_size_text();
    collapse(&element.text_without(None, other))
}

/// Whether the value is wide enough for all text that takes it, as far as the markup decides.
fn suffices(page: &PageFacts, element: Element<'_>, declared: Declaration<'_>, needed: f64) -> Option<bool> {
    let (property, is_line) = (declared.property, needed > 1.0);
    let is_none = is_word(declared, &["normal", "initial"]);
    let (value, unit) = if is_none { (0.0, String::new()) } else { declared.number()? };
    // The value in parts of the font size of the element, and in pixels.
    let (part, pixels) = match unit.as_str() {
        _ if value <= 0.0 => (Some(0.0), Some(0.0)),
        "" if is_line => (Some(value), None),
        _ => page.in_text_sizes(element, declared, is_line),
    };
    let is_wide = |part: Option<f64>| match (part, pixels) {
        (Some(part), _) => Some(part >= needed - 1e-6),
        (None, Some(pixels)) if pixels < needed * SMALLEST_FONT => Some(false),
        _ => None,
    };
    let own = (!text_under(element, property, true).is_empty()).then(|| is_wide(part));
    let takes_it = |each: &Element<'_>| {
        let mut around = std::iter::once(*each).chain(each.ancestors()).take(MOST_INSIDE);
        !around.by_ref().take_while(|each| *each != element).any(|each| is_cut(each, property))
    };
    let resized = element.descendants().take(MOST).filter(|each| each.may_size_text()).take(MOST_INSIDE);
    let resized = resized.filter(|each| takes_it(each) && !text_under(*each, property, true).is_empty());
    let in_part = |each| if unit.is_empty() { part } else { Some(pixels? / page.font_size(each)?) };
    let wide = all(own.into_iter().chain(resized.map(|each| is_wide(in_part(each)))))?;
    (wide || !is_line || element.breaks_lines(&text_under(element, property, false))).then_some(wide)
}
