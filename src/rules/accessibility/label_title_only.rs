//! The `title` of a field is no replacement for a label: only users who point at the field see it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-title-only",
    title: "Form fields have a label besides their `title`",
    failure_title: "Form fields are labeled only by their `title`",
    severity: Minor,
    why: "Browsers show a `title` only under the mouse pointer. Users of phones, keyboards and screen magnifiers do \
        not see what the field asks for.",
    fix: "Add a visible label to the field: `<label>Age <input></label>`.",
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
        // The button next to a single field says what the field is for.
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
        is_field && field.attr_text("title").is_some() && page.is_exposed(*field) && !needs_no_label(*field)
    });
    let is_labeled = |field: Element<'_>| {
        let by_attribute =
            ["aria-label", "aria-labelledby", "placeholder"].iter().any(|name| field.attr_text(name).is_some());
        let name = page.name(field);
        let is_same = name.text() == collapse(field.attr_text("title").unwrap_or_default());
        if by_attribute || !is_same {
            Some(true)
        } else if page.labels(field).next().is_some() || !name.is_complete() || page.class_may_hide(field) {
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(fields, is_labeled, "Some fields are labeled only by their `title`")
}

/// Returns true for a field in a table, whose headers serve as labels, and for the only field of a form.
fn needs_no_label(field: Element<'_>) -> bool {
    let is_other = |element: Element<'_>| {
        let takes_no_label =
            ["button", "hidden", "image", "reset", "submit"].iter().any(|kind| element.attr_is("type", kind));
        element != field && element.is_any(&["input", "select", "textarea"]) && !takes_no_label
    };
    field.ancestors().take(64).any(|ancestor| ancestor.is("td"))
        || field.closest("form").is_some_and(|form| !form.descendants().take(500).any(is_other))
}
