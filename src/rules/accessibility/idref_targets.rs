//! What refers to an id needs an element that has it.
use crate::rule::*;
use std::cell::LazyCell;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.idref-targets",
    title: "Labels and controls refer to elements that exist",
    failure_title: "",
    severity: Minor,
    why: "A label that refers to nothing names nothing, and a click on it does not lead to the field. A button that opens \
        nothing does nothing.",
    fix: "Give the element the id that is referred to: `<label for=\"email\">` and `<input id=\"email\">`.",
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
        Inapplicable("<label>Email <input></label>"),
        Inapplicable(r#"<label for="">Email <input></label>"#),
        CannotTell(r#"<label for="mail">Email</label><script src="/a.js"></script>"#),
        CannotTell(r#"<label for="mail">Email</label><my-field></my-field>"#),
    ],
    check: Page(check),
};

/// Headers of cells and what ARIA names by have rules of their own.
const JUDGED: [&str; 7] = ["aria-activedescendant", "commandfor", "for", "form", "itemref", "list", "popovertarget"];
/// Most elements in a label that are looked at.
const MOST: usize = 16;

fn check(page: &PageFacts) -> Verdict {
    let references = || {
        let judged = page.id_references().filter(|each| JUDGED.contains(&each.attribute));
        judged.filter(|each| !each.element.is_hidden_from_all())
    };
    let has_custom = || page.document.elements().any(Element::is_custom);
    let may_come = LazyCell::new(|| page.is_made_later() || page.first("script").is_some() || has_custom());
    // Where a field stands in the label, no other can be meant.
    let is_certain = |reference: &IdReference<'_>| {
        reference.element.is("label")
            && !page.document.truncated
            && reference.element.descendants().take(MOST).any(Element::is_labelable)
    };
    let (mut checked, mut undecided, mut missing) = (0, 0, Vec::new());
    for reference in references() {
        checked += 1;
        if page.by_id(reference.id).is_some() {
            continue;
        }
        if !is_certain(&reference) && *may_come {
            undecided += 1;
        } else {
            missing.push(reference);
        }
    }
    match (checked, missing.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("Scripts may make what is referred to").with("undecided", undecided),
        (_, None) => pass().with("checked", checked),
        (_, Some(first)) => {
            let id = shorten(first.id, 60);
            let verdict = fail(format!("{} refers to the id “{id}”, which no element has", first.attribute));
            verdict.with("count", missing.len()).at_all(missing.iter().map(|each| each.element))
        }
    }
}
