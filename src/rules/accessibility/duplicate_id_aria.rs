//! A reference to an ID that several elements have leads to the first of them.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.duplicate-id-aria",
    title: "Referenced IDs are unique",
    failure_title: "Referenced IDs are not unique",
    severity: Critical,
    why: "Browsers use the first element with the ID. A label then belongs to a field other than the one next to it, \
        and screen readers announce the name of another element.",
    fix: "Give each element its own ID, and refer to that ID: `<label for=\"email-2\">` for `<input id=\"email-2\">`.",
    references: &[
        Wcag("1.3.1"),
        Wcag("4.1.2"),
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-id-attribute"),
    ],
    examples: &[
        Pass(r#"<label for="email">Email</label><input id="email">"#),
        Pass(
            r#"<svg aria-labelledby="t"><title id="t">Cat</title></svg><svg aria-labelledby="t"><title id="t">Cat</title></svg>"#,
        ),
        Pass(r#"<label for="email">Email</label><input id="email"><div id="email">Never your password</div>"#),
        Pass(r#"<label for="a">Email</label><input id="a"><template><input id="a"></template>"#),
        Fail(r#"<label for="email">Email</label><input id="email"><label for="email">Again</label><input id="email">"#),
        Fail(r#"<p id="name">Cats</p><p id="name">Dogs</p><div role="group" aria-labelledby="name">Food</div>"#),
        Fail(r#"<button aria-controls="menu">Menu</button><ul id="menu"></ul><ul id="menu"></ul>"#),
        // Generic elements have no name that could be wrong.
        Fail(r#"<p id="name">Cats</p><p id="name">Dogs</p><div aria-labelledby="name">Food</div>"#),
        Fail(r#"<p id="name">Cats</p><p id="name">Dogs</p><a href="/" aria-labelledby="name">Food</a>"#),
        Inapplicable(r#"<p id="name">Cats</p><p id="name">Dogs</p>"#),
        Inapplicable(r#"<p id="a">Cats</p><p id="a">Dogs</p><p hidden aria-labelledby="a">Food</p>"#),
    ],
    check: Page(check),
};

/// References that determine a name or connect elements. A field that loses its label this way is also reported by
/// `form-field-name`, which rates it.
const STRONG: [&str; 3] = ["aria-activedescendant", "aria-labelledby", "aria-owns"];
/// Maximum number of elements with the same ID that are compared, and of bytes of their text.
const MAX_DUPLICATES: usize = 8;
const MAX_TEXT: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    // True if the reference is ambiguous, by ID and by whether the reference is that of a label.
    let mut known: BTreeMap<(&str, bool), bool> = BTreeMap::new();
    let (mut checked, mut is_strong, mut faults) = (0, false, Vec::new());
    for reference in page.id_references() {
        // `headers` has a rule of its own, and `itemref` does not affect users.
        if matches!(reference.attribute, "headers" | "itemref") || !page.is_exposed(reference.element) {
            continue;
        }
        checked += 1;
        let is_label = reference.attribute == "for";
        if *known.entry((reference.id, is_label)).or_insert_with(|| is_ambiguous(page, reference)) {
            is_strong |= is_strong_reference(page, reference);
            faults.push(reference);
        }
    }
    if is_strong {
        faults.retain(|fault| is_strong_reference(page, *fault));
    }
    let Some(first) = faults.first() else {
        return if checked == 0 { inapplicable() } else { pass().with("checked", checked) };
    };
    let id = shorten(first.id, 60);
    let message = match first.attribute {
        "for" => format!("Several elements have the ID “{id}”, and the label belongs to the first `#{id}`"),
        attribute => format!("`{attribute}` refers to the ID “{id}”, which several elements have"),
    };
    let verdict = fail(message).with("checked", checked).with("count", faults.len());
    let verdict = verdict.at_all(faults.iter().map(|fault| fault.element));
    let is_control = || faults.iter().any(|fault| page.is_focusable(fault.element));
    if is_strong { verdict.milder_if(Major, || !is_control()) } else { verdict.as_severity(Minor) }
}

/// Returns true if the reference determines a name that the role allows, or connects elements.
fn is_strong_reference(page: &PageFacts, reference: IdReference<'_>) -> bool {
    let is_name = reference.attribute == "aria-labelledby";
    STRONG.contains(&reference.attribute) && !(is_name && page.role(reference.element) == Some("generic"))
}

/// Returns true if several elements have the ID and it matters which of them is found.
fn is_ambiguous(page: &PageFacts, reference: IdReference<'_>) -> bool {
    let duplicates =
        || page.document.all_with_id(reference.id).filter(|duplicate| !duplicate.is_implied()).take(MAX_DUPLICATES);
    let Some(first) = duplicates().next() else { return false };
    let mut others = duplicates().skip(1);
    match reference.attribute {
        "for" => {
            others.any(|duplicate| duplicate.is_labelable() && page.is_exposed(duplicate) || !first.is_labelable())
        }
        "aria-describedby" | "aria-errormessage" | "aria-labelledby" => {
            let text = |duplicate: Element<'_>| collapse(clip(duplicate.text(), MAX_TEXT));
            let words = text(first);
            others.any(|duplicate| words.is_empty() || text(duplicate) != words)
        }
        _ => others.next().is_some(),
    }
}
