//! An ID that several elements have leads to the first of them only.
use crate::rule::*;
use std::collections::{BTreeMap, BTreeSet};

pub(super) const RULE: Rule = Rule {
    id: "technical.duplicate-ids",
    title: "IDs are unique",
    failure_title: "Several elements have the same ID",
    severity: Minor,
    why: "Links, scripts and labels find only the first element with an ID. A script that should act on the second \
          field or button acts on the first one.",
    fix: "Give each element its own ID, or use a class for what they have in common.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F77"),
    ],
    examples: &[
        Pass("<p id=a>Cats<p id=A>Dogs<template><p id=a></template>"),
        // `accessibility.duplicate-id-aria` reports IDs to which labels and ARIA attributes refer.
        Pass("<label for=e1>Mail</label><input id=e1><input id=e1>"),
        // The parser repeats the unclosed element with its ID.
        Pass("<p><b id=a>Cats<p>Dogs</b>"),
        Fail("<p id=a>Cats<p id=a>Dogs"),
        Fail("<input id=a aria-label=Mail><input id=a aria-label=Name>"),
        Fail("<button id=buy>Buy</button><p id=buy>Buy"),
        Inapplicable("<p>Cats<p id=''>Dogs"),
    ],
    check: Page(check),
};

/// Maximum number of IDs that are listed.
const MAX_LISTED: usize = 100;

fn check(page: &PageFacts) -> Verdict {
    let mut by_id: BTreeMap<&str, Vec<Element<'_>>> = BTreeMap::new();
    for element in page.having("id").filter(|element| !element.is_implied()) {
        if let Some(id) = element.id() {
            by_id.entry(id).or_default().push(element);
        }
    }
    let checked = by_id.len();
    if checked == 0 {
        return inapplicable();
    }
    by_id.retain(|_, elements| elements.len() > 1);
    if !by_id.is_empty() {
        let referenced: BTreeSet<&str> = page.id_references().map(|reference| reference.id).collect();
        by_id.retain(|id, _| !referenced.contains(id));
    }
    let is_control = |element: &Element<'_>| page.is_focusable(*element);
    let (controls, others): (Vec<_>, Vec<_>) = by_id.iter().partition(|(_, elements)| elements.iter().any(is_control));
    let is_mild = controls.is_empty();
    let Some((id, elements)) = (if is_mild { others.first() } else { controls.first() }) else {
        return pass().with("checked", checked);
    };
    let ids: Vec<String> = by_id.keys().take(MAX_LISTED).map(|id| shorten(id, 60)).collect();
    let repeated =
        if is_mild { &others } else { &controls }.iter().flat_map(|(_, elements)| elements.iter().skip(1).copied());
    let verdict = fail(format!("{} elements have the ID “{}”", elements.len(), shorten(id, 60)));
    let verdict = verdict.with("count", by_id.len()).with("ids", ids).at_all(repeated);
    if is_mild { verdict.as_severity(Info) } else { verdict }
}
