//! An ID that is empty or contains whitespace cannot be referenced.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.id-valid",
    title: "IDs are not empty and contain no whitespace",
    failure_title: "IDs are empty or contain whitespace",
    severity: Minor,
    why: "Attributes with a list of IDs, such as `aria-labelledby` and `headers`, are split at spaces, so they cannot \
          refer to an ID with a space. Stylesheets can select it only with workarounds. An empty ID cannot be \
          referenced at all.",
    fix: "Use hyphens instead of spaces: `id=\"two-cats\"`. Remove an empty `id` attribute.",
    references: &[Url("https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute")],
    examples: &[
        Pass("<p id=katzen:2>Cats"),
        Fail("<p id='two cats'>Cats"),
        Fail("<p id=''>Cats"),
        Inapplicable("<p>Cats<template><p id=''></template>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let (mut checked, mut spaced, mut empty) = (0, Vec::new(), Vec::new());
    for element in page.document.having("id").filter(|element| !element.is_implied()) {
        checked += 1;
        let id = element.get("id").unwrap_or_default();
        if id.is_empty() {
            empty.push(element);
        } else if id.bytes().any(|byte| byte.is_ascii_whitespace()) {
            spaced.push(element);
        }
    }
    match (spaced.len(), empty.len()) {
        _ if checked == 0 => inapplicable(),
        (0, 0) => pass().with("checked", checked),
        (0, count) => fail("An ID is empty").with("count", count).at_all(empty).as_severity(Info),
        (count, _) => fail("An ID contains whitespace").with("count", count).at_all(spaced),
    }
}
