//! The `for` attribute of a label must refer to a form field.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.label-for-valid",
    title: "Labels refer to form fields that exist",
    failure_title: "Labels do not refer to a form field",
    severity: Minor,
    why: "A click on such a label does nothing, and screen readers do not announce it with the field next to it.",
    fix: "Give the field the `id` that the label refers to: `<label for=\"mail\">E-mail</label> <input id=\"mail\">`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H44"),
        Url("https://html.spec.whatwg.org/multipage/forms.html#attr-label-for"),
    ],
    examples: &[
        Pass(r#"<label for="mail">E-mail</label> <input id="mail">"#),
        Pass(r#"<label for="mail">E-mail</label> <my-field id="mail"></my-field>"#),
        Fail(r#"<label for="mail">E-mail</label> <input name="mail">"#),
        Fail(r#"<label for="mail">E-mail</label> <div id="mail"><input></div>"#),
        Inapplicable("<label>E-mail <input></label>"),
        Inapplicable(r#"<label for="mail" hidden>E-mail</label>"#),
        CannotTell(r#"<label for="mail">E-mail</label> <script src="/form.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let labels = page
        .all("label")
        .filter(|label| label.attr_text("for").is_some() && page.is_exposed(*label) && !label.text().trim().is_empty());
    let has_field = |label: Element<'_>| match page.by_id(label.get("for").unwrap_or_default()) {
        Some(field) if field.is_labelable() || field.is_custom() => Some(true),
        // A script may insert a field into an empty element.
        Some(field) if has_scripts && field.descendants().next().is_none() => None,
        Some(_) => Some(false),
        None if has_scripts || page.document.truncated => None,
        None => Some(false),
    };
    each_or_unknown(labels, has_field, "Some labels do not refer to a form field")
}
