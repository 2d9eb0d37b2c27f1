//! A reference to an id that several elements have leads to the first, whichever was meant.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.duplicate-id-aria",
    title: "Ids that labels and ARIA refer to are unique",
    failure_title: "",
    severity: Critical,
    why: "Browsers take the first element with the id. A label then belongs to another field than the one beside it, and \
        screen readers announce a name that is of something else.",
    fix: "Give each of the elements an id of its own, and refer to that one: `<label for=\"email-2\">` for \
        `<input id=\"email-2\">`.",
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
        Inapplicable(r#"<p id="name">Cats</p><p id="name">Dogs</p>"#),
        Inapplicable(r#"<p id="a">Cats</p><p id="a">Dogs</p><p hidden aria-labelledby="a">Food</p>"#),
    ],
    check: Page(check),
};

/// References on which a name, or what belongs together, depends. A field that a label misses so is also for
/// `form-field-name`, which rates it.
const STRONG: [&str; 3] = ["aria-activedescendant", "aria-labelledby", "aria-owns"];
/// Most elements with the same id that are compared, and how much of their text, in bytes.
const MOST_TWINS: usize = 8;
const MOST_TEXT: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    // By id, and by whether a label is what refers to it.
    let mut known: BTreeMap<(&str, bool), bool> = BTreeMap::new();
    let (mut checked, mut is_strong, mut faults) = (0, false, Vec::new());
    for reference in page.id_references() {
        // Headers have a rule of their own, and lists of items are not for people.
        if matches!(reference.attribute, "headers" | "itemref") || !page.is_exposed(reference.element) {
            continue;
        }
        checked += 1;
        let is_label = reference.attribute == "for";
        if *known.entry((reference.id, is_label)).or_insert_with(|| is_ambiguous(page, reference)) {
            is_strong |= STRONG.contains(&reference.attribute);
            faults.push(reference);
        }
    }
    if is_strong {
        faults.retain(|fault| STRONG.contains(&fault.attribute));
    }
    let Some(first) = faults.first() else {
        return if checked == 0 { inapplicable() } else { pass().with("checked", checked) };
    };
    let message =
        format!("{} refers to the id “{}”, which several elements have", first.attribute, shorten(first.id, 60));
    let verdict = fail(message).with("checked", checked).with("count", faults.len());
    let verdict = verdict.at_all(faults.iter().map(|fault| fault.element));
    if is_strong { verdict } else { verdict.as_severity(Minor) }
}

/// Whether several elements have the id, so that it matters which one is found.
fn is_ambiguous(page: &PageFacts, reference: IdReference<'_>) -> bool {
    let twins = || page.document.all_with_id(reference.id).filter(|twin| !twin.is_implied()).take(MOST_TWINS);
    let Some(first) = twins().next() else { return false };
    let mut others = twins().skip(1);
    match reference.attribute {
        "for" => others.any(|twin| twin.is_labelable() && page.is_exposed(twin) || !first.is_labelable()),
        "aria-describedby" | "aria-errormessage" | "aria-labelledby" => {
            let text = |twin: Element<'_>| collapse(clip(twin.text(), MOST_TEXT));
            let words = text(first);
            others.any(|twin| words.is_empty() || text(twin) != words)
        }
        _ => others.next().is_some(),
    }
}
