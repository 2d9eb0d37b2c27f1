//! An id with a space in it cannot be named.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.id-valid",
    title: "Ids can be named",
    failure_title: "",
    severity: Minor,
    why: "Lists of ids, as in `aria-labelledby` or `headers`, are cut at spaces, so an id with a space can be named in \
          none of them, and in a style sheet only with tricks. An empty id names nothing.",
    fix: "Write hyphens in place of spaces: `id=\"two-cats\"`. Leave out an id that would be empty.",
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
        (0, count) => fail("An id is empty").with("count", count).at_all(empty).as_severity(Info),
        (count, _) => fail("An id has white space in it").with("count", count).at_all(spaced),
    }
}
