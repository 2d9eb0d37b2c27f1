//! Voice-control users say the visible text of a control, so its accessible name must contain that text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-in-name",
    title: "Accessible names of controls contain their visible text",
    failure_title: "Accessible names of controls do not contain their visible text",
    severity: Major,
    why: "Voice-control users say the words that they see. If the accessible name of the control has different words, \
        nothing happens.",
    fix: "Remove `aria-label`, or start it with the visible text of the control: \
        `<button aria-label=\"Search the shop\">Search</button>`.",
    references: &[Wcag("2.5.3"), Act("2ee8b8")],
    examples: &[
        Pass(r#"<button aria-label="Next page in the list">Next page</button>"#),
        Pass(r#"<a href="/" aria-label="Terms and conditions">Terms &amp; Conditions…</a>"#),
        Pass(r#"<button aria-label="点击搜索按钮">搜索</button>"#),
        Fail(r#"<a href="/" aria-label="WCAG">ACT rules</a>"#),
        Fail(r#"<a href="/" aria-label="Discover Italy">Discover it</a>"#),
        Fail(
            r#"<a href="/" aria-label="Download specification">Download <span aria-hidden="true">the</span> specification</a>"#,
        ),
        Inapplicable("<button>Search</button>"),
        Inapplicable(r#"<nav aria-label="Main">Pages</nav>"#),
        Inapplicable(r#"<a href="/" aria-label="Acme" style="text-indent: -9999px">Home</a>"#),
        Inapplicable(r#"<a href="/" aria-label="Cats"><video src="cats.mp4">No video here</video></a>"#),
        Inapplicable(r#"<a href="/" aria-label="Acme"><img src="logo.png" alt="Logo"></a>"#),
        CannotTell(r#"<a href="/" aria-label="Oxford Street">Oxford St.</a>"#),
        CannotTell(r#"<a href="/" aria-label="5 kilometers">5 km</a>"#),
        CannotTell(r#"<a href="/" aria-label="Five stars">5 stars</a>"#),
        CannotTell(r#"<a href="/" aria-label="50 percent off">50% off</a>"#),
        Fail(r#"<a href="/" aria-label="20 21">2021</a>"#),
        CannotTell(r#"<button aria-label="Close">x</button>"#),
        CannotTell(r#"<button aria-label="Search"><i class="icons">magnifier</i></button>"#),
        CannotTell(r#"<link rel="stylesheet" href="/icons.css"><button aria-label="Find">search</button>"#),
    ],
    check: Page(check),
};

/// Replaces a part of a text that may not be visible.
const GAP: char = '\0';
/// Maximum number of controls that are checked.
const MAX_CONTROLS: usize = 5_000;
/// Maximum length, in bytes, of a text that users may say as a label.
const MAX_LABEL: usize = 1 << 10;

fn check(page: &PageFacts) -> Verdict {
    let controls = page
        .having_any(&["aria-label", "aria-labelledby"])
        .filter(|element| page.is_exposed(*element))
        .filter(|element| {
            let role = page.role_of(*element);
            let is_named = element.attr_text("aria-label").is_some() || element.attr_text("aria-labelledby").is_some();
            is_named && element.is_html() && role.is_some_and(|role| role.is_widget() && role.is_named_by_content())
        });
    let controls = controls.filter(|control| control.text().len() <= MAX_LABEL).take(MAX_CONTROLS);
    let controls = controls
        .filter(|control| !spoken_words(&visible_text(*control)).is_empty() && !control.is_visually_hidden_by_style());
    each_or_unknown(
        controls,
        |control| is_in_name(page, control),
        "Some controls have an accessible name that does not contain their visible text",
    )
}

/// Returns the visible text of a control, as far as the markup shows it.
fn visible_text(control: Element<'_>) -> String {
    control.text_without(None, |element| element.is_hidden() || element.is_replaced())
}

/// Maximum length, in bytes, of a name that is compared word by word.
const MAX_NAME: usize = 1 << 10;

fn is_in_name(page: &PageFacts, control: Element<'_>) -> Option<bool> {
    let (visible, name) = (visible_text(control), page.name(control));
    if name.text().len() > MAX_NAME {
        return name.text().contains(visible.trim()).then_some(true);
    }
    if contains_words(name.text(), &visible) {
        return Some(true);
    }
    let is_symbol = spoken_words(&visible).concat().chars().count() <= 1;
    // People may say an abbreviation, a number, a unit or a symbol as the name spells it.
    if is_symbol
        || may_sound_like(name.text(), &visible)
        || !name.is_complete()
        || may_be_icon(page, control, visible.trim())
    {
        return None;
    }
    // Stylesheets may hide an element that has a class, or draw an icon instead of it.
    let is_unsure = |element: Element<'_>| {
        element.is_hidden()
            || element.is_replaced()
            || element.is_any(&["i", "rt"])
            || element.is_custom()
            || ["class", "id", "style"].iter().any(|name| element.has(name))
    };
    let certain = control.text_without(Some(GAP), is_unsure);
    let has_all_parts = certain.split(GAP).all(|part| contains_words(name.text(), part));
    (!has_all_parts).then_some(false)
}

/// Returns true if the text is a single word that an icon font may draw as an icon.
fn may_be_icon(page: &PageFacts, control: Element<'_>, word: &str) -> bool {
    let mentions_icons = |text: &str| {
        let text = text.to_ascii_lowercase();
        contains_any(&text, &["icon", "material", "symbol"])
    };
    let is_single = |character: char| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '_';
    word.chars().all(is_single)
        && (word.contains('_')
            || control.get("class").is_some_and(mentions_icons)
            || page.all("link").take(64).any(|link| link.get("href").is_some_and(mentions_icons))
            || page.all("style").take(64).any(|style| mentions_icons(clip(style.text(), 20_000))))
}
