//! Attributes that reference an ID need an element that has it.
use crate::rule::*;
use std::cell::LazyCell;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.idref-targets",
    title: "ID references point to existing elements",
    failure_title: "ID references point to elements that do not exist",
    severity: Minor,
    why: "A label that refers to a missing element does not name a field, and a click on it does not focus one. A \
        button that refers to a missing element does nothing, and screen readers do not announce a missing description.",
    fix: "Give the element the referenced ID: `<label for=\"email\">` and `<input id=\"email\">`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/forms.html#attr-label-for"),
        Url("https://html.spec.whatwg.org/multipage/popover.html#attr-popovertarget"),
    ],
    examples: &[
        Pass(r#"<label for="email">Email</label><input id="email">"#),
        Pass(r#"<button popovertarget="menu">Menu</button><div id="menu" popover>Cats</div>"#),
        Fail(r#"<label for="mail">Email</label><input id="email">"#),
        Fail(r#"<label for="mail">Email <input></label><script src="/a.js"></script>"#),
        Fail(r#"<button popovertarget="menu">Menu</button>"#),
        Fail(r#"<input aria-labelledby="name"><p id="nam">Name</p>"#),
        Fail(r#"<label>Name <input aria-describedby="hint"></label><script type="application/ld+json">{}</script>"#),
        Fail(r#"<label>Pet <input list="pets"></label><datalist id="pet"><option>Cat</datalist>"#),
        Fail(r#"<button aria-expanded="true" aria-controls="menu">Menu</button>"#),
        Inapplicable(r#"<button aria-expanded="false" aria-controls="menu">Menu</button>"#),
        Inapplicable(r#"<button aria-controls="menu">Menu</button> <p aria-labelledby="{{ id }}">Cats</p>"#),
        Inapplicable("<label>Email <input></label>"),
        Inapplicable(r#"<label for="">Email <input></label>"#),
        CannotTell(r#"<label for="mail">Email</label><script src="/a.js"></script>"#),
        CannotTell(r#"<label for="mail">Email</label><my-field></my-field>"#),
    ],
    check: Page(check),
};

/// Attributes that this rule checks. `headers` has a rule of its own.
const CHECKED: [&str; 12] = [
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-labelledby",
    "aria-owns",
    "commandfor",
    "for",
    "form",
    "itemref",
    "list",
    "popovertarget",
];
/// Maximum number of elements in a label that are checked.
const MAX_INSIDE: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let references = || {
        let checked_references = page.id_references().filter(|reference| CHECKED.contains(&reference.attribute));
        checked_references.filter(|reference| {
            // A script may create the controlled part when the control expands.
            let is_closed =
                reference.attribute == "aria-controls" && !reference.element.attr_is("aria-expanded", "true");
            !reference.element.is_hidden_from_all() && !is_closed
        })
    };
    let has_custom = || page.document.elements().any(Element::is_custom);
    let may_be_added = LazyCell::new(|| page.may_be_incomplete() || page.has_scripts() || has_custom());
    // A label that contains a field cannot be meant for another one.
    let is_certain = |reference: &IdReference<'_>| {
        reference.element.is("label")
            && !page.document.truncated
            && reference.element.descendants().take(MAX_INSIDE).any(Element::is_labelable)
    };
    let (mut checked, mut undecided, mut missing) = (0, 0, Vec::new());
    for reference in references() {
        checked += 1;
        if page.by_id(reference.id).is_some() {
            continue;
        }
        if !is_certain(&reference) && *may_be_added {
            undecided += 1;
        } else {
            missing.push(reference);
        }
    }
    match (checked, missing.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => {
            cannot_tell("Scripts may add the referenced elements").with("undecided", undecided)
        }
        (_, None) => pass().with("checked", checked),
        (_, Some(first)) => {
            let id = shorten(first.id, 60);
            let verdict = fail(format!("`{}` refers to the ID “{id}”, which no element has", first.attribute));
            verdict.with("count", missing.len()).at_all(missing.iter().map(|reference| reference.element))
        }
    }
}
