//! An access key must belong to one control only.
use crate::rule::*;
use std::collections::HashMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.accesskey-unique",
    title: "Access keys are unique",
    failure_title: "Access keys are not unique",
    severity: Minor,
    why: "When two controls share an access key, some browsers only move the focus between them, and others activate \
        the first or the last. Keyboard users cannot rely on the key.",
    fix: "Give each control its own access key, or remove `accesskey`: many keys are already taken by screen readers.",
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

/// Maximum number of controls that are checked.
const MAX_CONTROLS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let controls: Vec<_> = page
        .having("accesskey")
        .filter(|control| key(*control).is_some() && page.is_exposed(*control) && !page.is_disabled(*control))
        .take(MAX_CONTROLS)
        .collect();
    let mut owners: HashMap<String, Element<'_>> = HashMap::new();
    // By control: true if no other control has its key, `None` if that cannot be determined.
    let mut outcomes: HashMap<usize, Option<bool>> = HashMap::new();
    for control in &controls {
        let owner = *owners.entry(key(*control).unwrap_or_default()).or_insert(*control);
        let outcome = if owner == *control || are_copies(page, owner, *control) {
            Some(true)
        } else if page.class_may_hide(owner) || page.class_may_hide(*control) {
            None
        } else {
            Some(false)
        };
        outcomes.insert(control.index(), outcome);
    }
    let is_unique = |control: Element<'_>| outcomes.get(&control.index()).copied().flatten();
    each_or_unknown(controls, is_unique, "Some controls share an access key")
}

/// Returns the key that browsers use: the first one in the list.
fn key(control: Element<'_>) -> Option<String> {
    control.attr_text("accesskey")?.split_ascii_whitespace().next().map(str::to_lowercase)
}

/// Returns true if two controls are copies of each other, as in separate menus for large and small screens.
fn are_copies(page: &PageFacts, one: Element<'_>, other: Element<'_>) -> bool {
    let have_same = |names: &[&str]| names.iter().all(|name| one.get(name) == other.get(name));
    let is_link = one.attr_text("href").is_some_and(|url| !url.starts_with('#'));
    one.name() == other.name()
        && have_same(&["href", "onclick", "name"])
        && (is_link || page.name(one).text() == page.name(other).text())
}
