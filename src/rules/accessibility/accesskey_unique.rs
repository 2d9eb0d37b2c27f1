//! One key for two things does neither.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.accesskey-unique",
    title: "No two controls have the same access key",
    failure_title: "",
    severity: Minor,
    why: "Where two controls have one key, some browsers only move the focus and others take the first or the last. \
        People cannot rely on the key.",
    fix: "Give each control a key of its own, or remove `accesskey`: many keys are taken by screen readers.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/interaction.html#the-accesskey-attribute"),
        Url("https://dequeuniversity.com/rules/axe/4.10/accesskeys"),
    ],
    examples: &[
        Pass(r#"<a href="/" accesskey="h">Home</a> <a href="/search" accesskey="s">Search</a>"#),
        Pass(r#"<a href="/" accesskey="h">Home</a> <a href="/" accesskey="h">Start</a>"#),
        Fail(r#"<a href="/" accesskey="s">Start</a> <a href="/search" accesskey="S">Search</a>"#),
        Inapplicable(r#"<a href="/">Home</a>"#),
        Inapplicable(r#"<p hidden><a href="/" accesskey="s">Start</a></p>"#),
        CannotTell(
            r#"<a href="/" accesskey="s">Start</a> <p class="hidden"><a href="/s" accesskey="s">Search</a></p>"#,
        ),
    ],
    check: Page(check),
};

/// Most controls that are looked at.
const MOST: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let controls: Vec<_> = page
        .having("accesskey")
        .filter(|each| key(*each).is_some() && page.is_exposed(*each) && !page.is_disabled(*each))
        .take(MOST)
        .collect();
    let mut first: HashMap<String, Element<'_>> = HashMap::new();
    // Whether the key of each control is its own.
    let mut outcomes: HashMap<usize, Option<bool>> = HashMap::new();
    for control in &controls {
        let holder = *first.entry(key(*control).unwrap_or_default()).or_insert(*control);
        let outcome = if holder == *control || do_the_same(page, holder, *control) {
            Some(true)
        } else if page.class_may_hide(holder) || page.class_may_hide(*control) {
            None
        } else {
            Some(false)
        };
        outcomes.insert(control.index(), outcome);
    }
    let is_own = |control: Element<'_>| outcomes.get(&control.index()).copied().flatten();
    each_tells(controls, is_own, "Some controls share an access key")
}

/// The key that browsers take: the first one in the list.
fn key(control: Element<'_>) -> Option<String> {
    control.text_of("accesskey")?.split_ascii_whitespace().next().map(str::to_lowercase)
}

/// Whether two controls are copies of one, as menus for large and small windows have them.
fn do_the_same(page: &PageFacts, one: Element<'_>, other: Element<'_>) -> bool {
    let have_same = |names: &[&str]| names.iter().all(|name| one.get(name) == other.get(name));
    let is_link = one.text_of("href").is_some_and(|address| !address.starts_with('#'));
    one.name() == other.name()
        && have_same(&["href", "onclick", "name"])
        && (is_link || page.name(one).text() == page.name(other).text())
}
