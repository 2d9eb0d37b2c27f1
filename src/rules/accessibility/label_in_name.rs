//! Who speaks to the computer says what is to be seen on a control.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-in-name",
    title: "The names of controls contain the words that are to be seen on them",
    failure_title: "",
    severity: Major,
    why: "People who steer by voice say the words that they see. If the name of the control has other words, nothing \
        happens.",
    fix: "Begin `aria-label` with the words on the control, or leave it out: \
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
        CannotTell(r#"<button aria-label="Close">x</button>"#),
        CannotTell(r#"<button aria-label="Search"><i class="icons">magnifier</i></button>"#),
        CannotTell(r#"<link rel="stylesheet" href="/icons.css"><button aria-label="Find">search</button>"#),
    ],
    check: Page(check),
};

/// Stands in a text for a part that may be out of sight.
const GAP: char = '\0';
/// Most controls that are looked at.
const MOST: usize = 5_000;
/// More text, in bytes, is no label that people say.
const LONGEST: usize = 1 << 10;

fn check(page: &PageFacts) -> Verdict {
    let controls =
        page.having_any(&["aria-label", "aria-labelledby"]).filter(|each| page.is_exposed(*each)).filter(|each| {
            let role = page.role_of(*each);
            let is_named = each.text_of("aria-label").is_some() || each.text_of("aria-labelledby").is_some();
            is_named && each.is_html() && role.is_some_and(|role| role.is_widget() && role.is_named_by_content())
        });
    let controls = controls.filter(|each| each.text().len() <= LONGEST).take(MOST);
    let controls = controls.filter(|each| !spoken_words(&seen(*each)).is_empty() && !each.is_out_of_sight());
    each_tells(controls, |control| is_in_name(page, control), "Some controls have a name without the words on them")
}

/// What is to be seen on it, as far as the markup says.
fn seen(control: Element<'_>) -> String {
    control.text_without(None, |each| each.is_hidden() || each.is_replaced())
}

fn is_in_name(page: &PageFacts, control: Element<'_>) -> Option<bool> {
    let (seen, name) = (seen(control), page.name(control));
    if contains_words(name.text(), &seen) {
        return Some(true);
    }
    let is_symbol = spoken_words(&seen).concat().chars().count() <= 1;
    if is_symbol || !name.is_complete() || may_be_icon(page, control, seen.trim()) {
        return None;
    }
    // Style sheets may hide whatever has a class, and may draw an icon in its place.
    let is_unsure = |each: Element<'_>| {
        each.is_hidden()
            || each.is_replaced()
            || each.is_any(&["i", "rt"])
            || each.is_custom()
            || ["class", "id", "style"].iter().any(|name| each.has(name))
    };
    let certain = control.text_without(Some(GAP), is_unsure);
    let all_in = certain.split(GAP).all(|part| contains_words(name.text(), part));
    (!all_in).then_some(false)
}

/// Whether the one word is perhaps drawn as an icon, as some fonts do.
fn may_be_icon(page: &PageFacts, control: Element<'_>, word: &str) -> bool {
    let speaks_of_icons = |text: &str| {
        let text = text.to_ascii_lowercase();
        contains_any(&text, &["icon", "material", "symbol"])
    };
    let is_one = word.chars().all(|each| each.is_ascii_lowercase() || each.is_ascii_digit() || each == '_');
    is_one
        && (word.contains('_')
            || control.get("class").is_some_and(speaks_of_icons)
            || page.all("link").take(64).any(|link| link.get("href").is_some_and(speaks_of_icons))
            || page.all("style").take(64).any(|style| speaks_of_icons(clip(style.text(), 20_000))))
}
