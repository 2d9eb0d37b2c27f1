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
        CannotTell(r#"<form><input type="email" name="mail" autocomplete="off"></form>"#),
    ],
    check: Page(check),
};

/// Endings of the names of fields for personal details, in lower case and without punctuation.
const PERSONAL: [&str; 15] = [
    "email",
    "emailaddress",
    "firstname",
    "fname",
    "forename",
    "givenname",
    "vorname",
    "lastname",
    "lname",
    "surname",
    "familyname",
    "nachname",
    "phone",
    "phonenumber",
    "telephone",
];
/// Endings of the names of address fields, which ask for a location unless the form also asks for personal details.
const LOCATION: [&str; 9] =
    ["zip", "zipcode", "plz", "postalcode", "postcode", "addressline1", "address1", "streetaddress", "strasse"];
/// Words in the names of forms and fields that ask about another person or something else.
const OTHERS: [&str; 14] = [
    "admin",
    "assign",
    "coupon",
    "filter",
    "friend",
    "gift",
    "guest",
    "invite",
    "lookup",
    "member",
    "recipient",
    "refer",
    "search",
    "share",
];
/// Maximum number of fields that are checked.
const MAX_FIELDS: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let mut forms: BTreeMap<usize, (bool, Vec<Element<'_>>)> = BTreeMap::new();
    let inputs = page.all("input").filter(|field| {
        page.is_exposed(*field) && !page.is_disabled(*field) && !field.has("readonly") && !is_for_others(*field)
    });
    for field in inputs.take(MAX_FIELDS) {
        let Some(is_personal) = asks_for_person(field) else { continue };
        let Some(form) = field.closest("form").filter(|form| !is_for_others(*form)) else { continue };
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

/// Returns true for a personal detail, false for an address that may be any location, and `None` for other fields.
fn asks_for_person(field: Element<'_>) -> Option<bool> {
    let kind = field.attr_text("type").unwrap_or("text").to_ascii_lowercase();
    match kind.as_str() {
        "email" | "tel" => return Some(true),
        "text" => {}
        _ => return None,
    }
    let from_attribute = |name: &str| {
        let name = clip(field.attr_text(name)?, 100).to_ascii_lowercase();
        let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let ends_with_any = |list: &[&str]| list.iter().any(|ending| bare.ends_with(ending));
        if ends_with_any(&PERSONAL) { Some(true) } else { ends_with_any(&LOCATION).then_some(false) }
    };
    from_attribute("name").or_else(|| from_attribute("id"))
}

fn is_for_others(element: Element<'_>) -> bool {
    ["name", "id", "action", "class", "role"].iter().any(|name| {
        let value = clip(element.get(name).unwrap_or_default(), 300).to_ascii_lowercase();
        contains_any(&value, &OTHERS)
    })
}
