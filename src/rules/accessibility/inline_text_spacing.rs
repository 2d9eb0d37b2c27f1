//! Users who need wider text spacing must be able to set it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.inline-text-spacing",
    title: "`style` attributes let users increase text spacing",
    failure_title: "`style` attributes prevent users from increasing text spacing",
    severity: Minor,
    why: "People with dyslexia or low vision increase the spacing with a stylesheet of their own. A `style` attribute \
        with `!important` overrides it and keeps the text tight.",
    fix: "Leave `!important` out of `style` attributes, or set at least `letter-spacing: 0.12em`, `word-spacing: \
        0.16em` and `line-height: 1.5`.",
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
        // Browsers ignore these invalid values.
        Inapplicable(r#"<p style="letter-spacing: 0.1 !important; line-height: -1 !important">A tight line</p>"#),
        Inapplicable(r#"<p style="letter-spacing: 0 !important; opacity: 0">A tight line</p>"#),
        Inapplicable(r#"<div style="letter-spacing: 0.1em !important"><button>Save</button></div>"#),
        CannotTell(r#"<link rel="stylesheet" href="/a.css"><p style="word-spacing: 2px !important">A tight line</p>"#),
        CannotTell(r#"<p style="line-height: 1.2 !important">One short line</p>"#),
        CannotTell(r#"<p style="line-height: 1.2 !important; width: 60px; white-space: nowrap">One long line</p>"#),
    ],
    check: Page(check),
};

/// Minimum value of each property, relative to the font size.
const NEEDED: [(&str, f64); 3] = [("letter-spacing", 0.12), ("word-spacing", 0.16), ("line-height", 1.5)];
/// Font size in pixels below which text is rare.
const MIN_FONT: f64 = 9.0;
/// Maximum number of elements that are checked.
const MAX_ELEMENTS: usize = 500;
/// Maximum number of descendants with their own font size that are checked for each element.
const MAX_INSIDE: usize = 50;

fn check(page: &PageFacts) -> Verdict {
    let important = |element: Element<'_>| element.get("style").is_some_and(|style| style.contains('!'));
    let styled = page
        .having("style")
        .filter(|element| important(*element) && !element.is_hidden() && !element.is_visually_hidden_by_style())
        .take(MAX_ELEMENTS);
    let targets = styled.filter(|element| NEEDED.iter().any(|(property, _)| declared(*element, property).is_some()));
    let is_wide = |element: Element<'_>| {
        let declarations = NEEDED.iter().filter_map(|(name, needed)| Some((declared(element, name)?, *needed)));
        all(declarations.map(|(declared, needed)| suffices(page, element, declared, needed)))
    };
    each_or_unknown(targets, is_wide, "Some `style` attributes keep the text spacing too tight")
}

/// Returns true if all parts are true, false if any part is false, and `None` otherwise.
fn all(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let parts: Vec<_> = parts.collect();
    if parts.contains(&Some(false)) { Some(false) } else { parts.iter().all(Option::is_some).then_some(true) }
}

/// Returns the important declaration of a property that browsers apply, if any text takes its value.
fn declared<'a>(element: Element<'a>, property: &str) -> Option<Declaration<'a>> {
    let declared = element.important_spacing(property)?;
    let inherits = is_word(declared, &["inherit", "revert", "revert-layer", "unset"]);
    (!inherits && !text_under(element, property, false).is_empty()).then_some(declared)
}

fn is_word(declared: Declaration<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| declared.is_word(word))
}

/// Returns true if an element does not take the value of the property from its parent. Controls have their own.
fn has_own_value(element: Element<'_>, property: &str) -> bool {
    let sets = |declaration: Declaration<'_>| {
        declaration.is_of(property)
            || declaration.is_of("all")
            || declaration.is_of("font") && property == "line-height"
    };
    element.is_hidden() || element.is("button") || element.is_replaced() || element.declarations().any(sets)
}

/// Returns the text that takes the property's value from an element, with or without parts of another font size.
fn text_under(element: Element<'_>, property: &str, of_its_size: bool) -> String {
    let other = |inner: Element<'_>| has_own_value(inner, property) || of_its_size && inner.may_set_font_size();
    collapse(&element.text_without(None, other))
}

/// Returns true if the value is wide enough for all text that takes it; `None` if the markup does not decide that.
fn suffices(page: &PageFacts, element: Element<'_>, declared: Declaration<'_>, needed: f64) -> Option<bool> {
    let (property, is_line) = (declared.property, needed > 1.0);
    let is_none = is_word(declared, &["normal", "initial"]);
    let (value, unit) = if is_none { (0.0, String::new()) } else { declared.number()? };
    // The value relative to the element's font size, and in pixels.
    let (part, pixels) = match unit.as_str() {
        _ if value <= 0.0 => (Some(0.0), Some(0.0)),
        "" if is_line => (Some(value), None),
        _ => page.ems_and_pixels(element, declared, is_line),
    };
    let is_wide = |part: Option<f64>| match (part, pixels) {
        (Some(part), _) => Some(part >= needed - 1e-6),
        (None, Some(pixels)) if pixels < needed * MIN_FONT => Some(false),
        _ => None,
    };
    let own = (!text_under(element, property, true).is_empty()).then(|| is_wide(part));
    let takes_value = |inner: &Element<'_>| {
        let mut around = std::iter::once(*inner).chain(inner.ancestors()).take(MAX_INSIDE);
        !around.by_ref().take_while(|ancestor| *ancestor != element).any(|ancestor| has_own_value(ancestor, property))
    };
    let resized = element.descendants().take(MAX_ELEMENTS).filter(|inner| inner.may_set_font_size()).take(MAX_INSIDE);
    let resized = resized.filter(|inner| takes_value(inner) && !text_under(*inner, property, true).is_empty());
    let in_part = |inner| if unit.is_empty() { part } else { Some(pixels? / page.font_size(inner)?) };
    let wide = all(own.into_iter().chain(resized.map(|inner| is_wide(in_part(inner)))))?;
    (wide || !is_line || element.must_wrap(&text_under(element, property, false))).then_some(wide)
}
