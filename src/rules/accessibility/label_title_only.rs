//! A tooltip is no label: who does not point at the field does not see it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-title-only",
    title: "Fields have a label that is to be seen, not only a title",
    failure_title: "",
    severity: Minor,
    why: "A title shows only under the pointer of a mouse. On phones, with the keyboard and under a magnifier nobody sees \
        what the field asks for.",
    fix: "Write a label beside the field: `<label>Age <input></label>`.",
    references: &[
        Wcag("3.3.2"),
        Url("https://html.spec.whatwg.org/multipage/dom.html#the-title-attribute"),
        Url("https://dequeuniversity.com/rules/axe/4.10/label-title-only"),
    ],
    examples: &[
        Pass(r#"<label>Age <input title="In years"></label>"#),
        Pass(r#"<input title="Age" placeholder="Age">"#),
        Fail(r#"<input title="Age">"#),
        Inapplicable("<label>Age <input></label>"),
        // The button beside it says what such a field is for.
        Inapplicable(r#"<form role="search"><input title="Search"> <button>Search</button></form>"#),
        Inapplicable(r#"<table><tr><th>Age</th><td><input title="Age"></td></tr></table>"#),
        CannotTell(r#"<input id="age" title="Age"><label for="age"></label>"#),
    ],
    check: Page(check),
};

const ROLES: [&str; 6] = ["combobox", "listbox", "slider", "spinbutton", "textbox", "radio"];

fn check(page: &PageFacts) -> Verdict {
    let fields = page.having("title").filter(|field| {
        let role = page.role(*field);
        let is_field = field.is_any(&["input", "select", "textarea"])
            && role.map_or(field.is("input"), |role| ROLES.contains(&role));
        is_field && field.text_of("title").is_some() && page.is_exposed(*field) && !explains_itself(*field)
    });
    let is_labelled = |field: Element<'_>| {
        let by_attribute =
            ["aria-label", "aria-labelledby", "placeholder"].iter().any(|name| field.text_of(name).is_some());
        let name = page.name(field);
        let is_same = name.text() == collapse(field.text_of("title").unwrap_or_default());
        match () {
            () if by_attribute || !is_same => Some(true),
            () if page.labels(field).next().is_some() || !name.is_complete() || page.class_may_hide(field) => None,
            () => Some(false),
        }
    };
    each_tells(fields, is_labelled, "Some fields have a title, but no label that is to be seen")
}

/// Whether it stands in a table, whose heads are its labels, or alone in its form.
fn explains_itself(field: Element<'_>) -> bool {
    let is_other = |each: Element<'_>| {
        let has_no_label =
            ["button", "hidden", "image", "reset", "submit"].iter().any(|kind| each.attr_is("type", kind));
        each != field && each.is_any(&["input", "select", "textarea"]) && !has_no_label
    };
    field.ancestors().take(64).any(|each| each.is("td"))
        || field.closest("form").is_some_and(|form| !form.descendants().take(500).any(is_other))
}
