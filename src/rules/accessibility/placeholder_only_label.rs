//! A placeholder is no replacement for a label: it disappears when users type.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.placeholder-only-label",
    title: "Form fields have a label besides their placeholder",
    failure_title: "Form fields have a placeholder but no label",
    severity: Minor,
    why: "A placeholder disappears with the first character that is typed. Users who are interrupted or go back to \
        check no longer know what the field asks for. It is also often too pale to read.",
    fix: "Add a label, and use the placeholder for an example: \
        `<label>E-mail <input placeholder=\"name@example.com\"></label>`.",
    references: &[
        Wcag("3.3.2"),
        Url("https://html.spec.whatwg.org/multipage/input.html#the-placeholder-attribute"),
        Url("https://www.w3.org/WAI/tutorials/forms/instructions/#placeholder-text"),
    ],
    examples: &[
        Pass(r#"<label>E-mail <input placeholder="name@example.com"></label>"#),
        Pass(r#"<input placeholder="Search" aria-label="Search">"#),
        Fail(r#"<input type="email" placeholder="E-mail">"#),
        Fail(r#"<textarea placeholder="Message"></textarea>"#),
        // Screen readers do not connect this label with the field.
        Fail(r#"<label>Name</label> <input placeholder="Ann">"#),
        Inapplicable("<input>"),
        Inapplicable(r#"<input placeholder="E-mail" hidden>"#),
        CannotTell(r#"<label for="mail"></label><input id="mail" placeholder="E-mail">"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let fields = page.having("placeholder").filter(|field| {
        let is_field = field.is_any(&["input", "textarea"]) && page.role_of(*field).is_none_or(Role::is_widget);
        is_field && field.attr_text("placeholder").is_some() && page.is_exposed(*field) && !page.is_disabled(*field)
    });
    let is_labeled = |field: Element<'_>| {
        let by_attribute =
            ["aria-label", "aria-labelledby", "title"].iter().any(|name| field.attr_text(name).is_some());
        let name = page.name(field);
        let is_same = name.text() == collapse(field.attr_text("placeholder").unwrap_or_default());
        if by_attribute || !is_same {
            Some(true)
        } else if page.labels(field).next().is_some() || !name.is_complete() {
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(fields, is_labeled, "Some fields have a placeholder but no label that belongs to them")
}
