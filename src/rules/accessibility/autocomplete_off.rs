//! `autocomplete="off"` keeps browsers from filling in personal details.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.autocomplete-off",
    title: "Fields for personal details allow autofill",
    failure_title: "Fields for personal details do not allow autofill",
    severity: Minor,
    why: "People who find typing difficult or forget details have to type their name, address and email themselves. \
        Tools that mark fields with familiar icons cannot recognize them.",
    fix: "Say what the field asks for instead of `off`: `autocomplete=\"email\"`. Remove `autocomplete=\"off\"` from \
        the form.",
    references: &[
        Wcag("1.3.5"),
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H98"),
    ],
    examples: &[
        Pass(
            r#"<form autocomplete="off"><input type="email" autocomplete="email"><input name="phone" autocomplete="tel"></form>"#,
        ),
        Pass(r#"<form><input type="email" name="mail"></form>"#),
        Fail(
            r#"<form><input name="first_name" autocomplete="off"><input type="email" name="mail" autocomplete="off"></form>"#,
        ),
        Fail(r#"<form autocomplete="off"><input name="last_name"><input type="tel" name="phone"></form>"#),
        Fail(
            r#"<form id="f" autocomplete="off"></form><input form="f" name="last_name"><input form="f" type="email">"#,
        ),
        Inapplicable(r#"<form><input type="search" name="q" autocomplete="off"></form>"#),
        Inapplicable(
            r#"<form action="/invite"><input type="email" autocomplete="off"><input type="tel" autocomplete="off"></form>"#,
        ),
        // One field alone may ask about another person.
        CannotTell(r#"<form><input type="email" name="mail" autocomplete="off"></form>"#),
        CannotTell(
            r#"<form class="modal"><input type="email" autocomplete="off"><input type="tel" autocomplete="off"></form>"#,
        ),
    ],
    check: Page(check),
};

/// Maximum number of fields that are checked.
const MAX_FIELDS: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let mut forms: BTreeMap<usize, Vec<Element<'_>>> = BTreeMap::new();
    let inputs = page.all("input").filter(|field| {
        page.is_exposed(*field) && !page.is_disabled(*field) && !field.has("readonly") && !field.is_for_others()
    });
    for field in inputs.filter(|field| field.asks_for_person() == Some(true)).take(MAX_FIELDS) {
        if let Some(form) = page.form_of(field).filter(|form| !form.is_for_others()) {
            forms.entry(form.index()).or_default().push(field);
        }
    }
    let fields = forms.into_values().flat_map(|fields| {
        let is_alone = fields.len() == 1;
        fields.into_iter().map(move |field| (field, is_alone))
    });
    let fields: BTreeMap<usize, (Element<'_>, bool)> =
        fields.map(|(field, alone)| (field.index(), (field, alone))).collect();
    let allows = |field: Element<'_>| {
        let is_off = match field.attr_text("autocomplete") {
            Some(value) => value.eq_ignore_ascii_case("off"),
            None => page.form_of(field).is_some_and(|form| form.attr_is("autocomplete", "off")),
        };
        let is_alone = fields.get(&field.index()).is_none_or(|(_, is_alone)| *is_alone);
        if is_off && (is_alone || page.class_may_hide(field)) { None } else { Some(!is_off) }
    };
    each_or_unknown(
        fields.values().map(|(field, _)| *field),
        allows,
        "Some fields for personal details have `autocomplete=\"off\"`",
    )
}
