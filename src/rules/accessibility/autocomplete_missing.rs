//! Fields for personal details need `autocomplete` so that browsers can fill them in.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.autocomplete-missing",
    title: "Fields for personal details specify `autocomplete`",
    failure_title: "Fields for personal details do not specify `autocomplete`",
    severity: Minor,
    why: "People who find typing difficult or mix up letters let the browser fill in their name, address and email. \
        Other tools show a familiar icon next to such fields. Without `autocomplete`, both have to guess.",
    fix: "Specify in `autocomplete` what each field asks for: `<input type=\"email\" name=\"mail\" \
        autocomplete=\"email\">`.",
    references: &[
        Wcag("1.3.5"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H98"),
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill"),
    ],
    examples: &[
        Pass(r#"<form><input type="email" autocomplete="email"></form>"#),
        Fail(r#"<form><input type="email" name="mail"></form>"#),
        Fail(r#"<form><input name="first_name"><input name="last_name"></form>"#),
        Inapplicable(r#"<form><input name="q" type="search"></form> <form><input name="zip"></form>"#),
        Inapplicable(r#"<form action="/invite"><input type="email" name="friend"></form>"#),
        Inapplicable(r#"<form><input type="email" name="mail" disabled></form>"#),
        // `autocomplete-off` reports these.
        CannotTell(r#"<form><input type="email" name="mail" autocomplete="off"></form>"#),
    ],
    check: Page(check),
};

/// Maximum number of fields that are checked.
const MAX_FIELDS: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let mut forms: BTreeMap<usize, (bool, Vec<Element<'_>>)> = BTreeMap::new();
    let inputs = page.all("input").filter(|field| {
        page.is_exposed(*field) && !page.is_disabled(*field) && !field.has("readonly") && !field.is_for_others()
    });
    for field in inputs.take(MAX_FIELDS) {
        let Some(is_personal) = field.asks_for_person() else { continue };
        let Some(form) = page.form_of(field).filter(|form| !form.is_for_others()) else { continue };
        let (has_personal, fields) = forms.entry(form.index()).or_default();
        *has_personal |= is_personal;
        fields.push(field);
    }
    let fields = forms.into_values().filter(|(has_personal, _)| *has_personal).flat_map(|(_, fields)| fields);
    let has_autocomplete = |field: Element<'_>| match field.attr_text("autocomplete") {
        _ if field.attributes().any(|(name, _)| name.contains("autocomplete") && name != "autocomplete") => None,
        // A field with `autocomplete="off"` may be about another person.
        Some(value) => (!value.eq_ignore_ascii_case("off")).then_some(true),
        None if page.class_may_hide(field) => None,
        None => Some(false),
    };
    each_or_unknown(fields, has_autocomplete, "Some fields for personal details do not specify `autocomplete`")
}
