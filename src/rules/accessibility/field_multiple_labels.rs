//! Assistive technology announces several labels of one field in different ways.
use crate::rule::*;
use std::collections::BTreeSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.field-multiple-labels",
    title: "No form field has several labels",
    failure_title: "A form field has several labels",
    severity: Minor,
    why: "Some screen readers announce only the first label, others only the last. Users may not hear which entry is \
        expected.",
    fix: "Keep one label and refer to further text with `aria-describedby`, or name all labels in their order: `<input \
        id=\"mail\" aria-labelledby=\"label hint\">`.",
    references: &[
        Wcag("3.3.2"),
        Url("https://dequeuniversity.com/rules/axe/4.10/form-field-multiple-labels"),
        Url("https://www.w3.org/TR/html-aam-1.0/#accname-computation"),
    ],
    examples: &[
        Pass(r#"<label for="mail">Mail</label><input id="mail">"#),
        Pass(
            r#"<label for="mail" id="a">Mail</label><label for="mail" id="b">required</label><input id="mail" aria-labelledby="a b">"#,
        ),
        // A label without text is often drawn as a switch or a star.
        Pass(r#"<label><input type="checkbox" id="wifi"><span></span></label> <label for="wifi">Wi-Fi</label>"#),
        Pass(r#"<label for="mail">Mail</label><label for="mail" hidden>Enter an address</label><input id="mail">"#),
        Pass(r#"<label for="mail">Mail</label><label for="mail">Mail</label><input id="mail">"#),
        Pass(r#"<label for="mail">Mail <input id="mail"></label>"#),
        // `accessibility.duplicate-id-aria` reports labels of another field with the same ID.
        Pass(r#"<label for="mail">Mail</label><input id="mail"> <label for="mail">Your mail</label><input id="mail">"#),
        Fail(r#"<label for="mail">Mail</label><label for="mail">Never your password</label><input id="mail">"#),
        Fail(r#"<label>Your mail <label for="m">address</label></label><label for="m">Mail <input id="m"></label>"#),
        Inapplicable(r#"<label for="a">Cats</label><p id="a">Dogs</p> <button aria-label="Save"></button>"#),
        CannotTell(
            r#"<label for="mail">Mail</label><label for="mail" class="error hide">Enter it</label><input id="mail">"#,
        ),
        CannotTell(
            r#"<label for="m" class="d-none d-md-block">Mail</label><label for="m">Your mail</label><input id="m">"#,
        ),
    ],
    check: Page(check),
};

/// Maximum number of bytes of a label that are compared.
const MAX_TEXT: usize = 400;
/// Classes of messages that scripts show and hide.
const MESSAGES: [&str; 4] = ["error", "invalid", "feedback", "validation"];

fn check(page: &PageFacts) -> Verdict {
    let fields = ["input", "select", "textarea"].into_iter().flat_map(|name| page.all(name));
    let fields = fields.filter(|field| page.is_exposed(*field) && page.labels(*field).next().is_some());
    let (mut seen, mut repeated) = (BTreeSet::new(), BTreeSet::new());
    let ids = ["input", "select", "textarea"].into_iter().flat_map(|name| page.all(name)).filter_map(Element::id);
    repeated.extend(ids.filter(|id| !seen.insert(*id)));
    let has_one = |field: Element<'_>| {
        if field.id().is_some_and(|id| repeated.contains(id)) {
            return Some(true);
        }
        if ["aria-label", "aria-labelledby"].iter().any(|name| field.attr_text(name).is_some()) {
            return Some(true);
        }
        let text = |label: Element<'_>| collapse(&label.text_without(None, Element::is_replaced)).to_lowercase();
        let labels = page.labels(field).filter(|label| page.is_exposed(*label));
        let shown: Vec<_> = labels.map(|label| (label, text(label))).filter(|(_, text)| !text.is_empty()).collect();
        let texts: BTreeSet<&str> = shown.iter().map(|(_, text)| clip(text, MAX_TEXT)).collect();
        let is_sometimes = |label: Element<'_>| {
            page.is_shown_sometimes(label) || label.get("class").is_some_and(|class| contains_any(class, &MESSAGES))
        };
        match texts.len() {
            0 | 1 => Some(true),
            _ if shown.iter().any(|(label, _)| is_sometimes(*label)) => None,
            _ => Some(false),
        }
    };
    each_or_unknown(fields, has_one, "A form field has several labels with different texts")
}
