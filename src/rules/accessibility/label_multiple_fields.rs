//! A label belongs to one field only.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-multiple-fields",
    title: "Each label contains one field",
    failure_title: "A label contains several fields",
    severity: Info,
    why: "A label belongs to the first field inside it. A click on the label focuses that field, even if the text is \
        next to another one.",
    fix: "Give each field its own label, and group them with `<fieldset>` and `<legend>`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://html.spec.whatwg.org/multipage/forms.html#the-label-element"),
        Url("https://html-validate.org/rules/multiple-labeled-controls.html"),
    ],
    examples: &[
        Pass("<label>Name <input></label>"),
        // A button inside, and a field that a script fills.
        Pass("<label>Search <input><button>Go</button></label> <label>Name <input><input type=hidden name=a></label>"),
        Pass("<label for=b>Name <input id=b></label>"),
        Pass("<label><input type=checkbox> Other</label> <input aria-label=Other>"),
        Fail("<label>Born <input> <input aria-label=Month></label>"),
        Fail("<label for=b>Born <input aria-label=Day> <input id=b></label>"),
        Inapplicable("<label for=a>Name</label><input id=a>"),
        Inapplicable("<label>Name <input hidden></label>"),
        CannotTell("<label>Country <select class='select2-hidden'></select><input aria-label=Country></label>"),
    ],
    check: Page(check),
};

/// Maximum number of elements in a label that are checked.
const MAX_INSIDE: usize = 200;

fn check(page: &PageFacts) -> Verdict {
    let labels = page.all("label").filter(|label| page.is_exposed(*label) && !fields(page, *label).is_empty());
    let has_one = |label: Element<'_>| {
        let found = fields(page, label);
        match found.len() {
            0 | 1 => Some(true),
            // Widgets put a field of their own beside the one that they replace.
            _ if found.iter().any(|field| page.class_may_hide(*field) || field.is_imperceptible()) => None,
            _ => Some(false),
        }
    };
    each_or_unknown(labels, has_one, "A label contains several fields and belongs only to one of them")
}

/// Returns the fields in a label, without buttons.
fn fields<'a>(page: &PageFacts, label: Element<'a>) -> Vec<Element<'a>> {
    let is_field = |element: &Element<'_>| element.is_any(&["input", "select", "textarea"]) && element.is_labelable();
    let is_button = |field: &Element<'_>| {
        ["button", "image", "reset", "submit"].iter().any(|kind| field.is("input") && field.attr_is("type", kind))
    };
    let inside = label.descendants().take(MAX_INSIDE).filter(is_field);
    inside.filter(|field| !is_button(field) && page.is_exposed(*field)).collect()
}
