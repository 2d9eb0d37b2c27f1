//! Nobody should type an address that the browser knows.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.autocomplete-missing",
    title: "Fields for one's own name, address and e-mail say so with `autocomplete`",
    failure_title: "",
    severity: Minor,
    why: "People who write with effort, or mix up letters, let the browser fill in what it knows of them. Other tools put \
        a familiar sign beside such fields. Both have to guess without `autocomplete`.",
    fix: "Say what each field asks for: `<input type=\"email\" name=\"mail\" autocomplete=\"email\">`.",
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

/// What names of fields end with that ask for something of a person, in small letters and without punctuation.
const OF_PERSON: [&str; 15] = [
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
/// What those end with that may also ask for a place, as long as nothing else is asked for.
const OF_PLACE: [&str; 9] =
    ["zip", "zipcode", "plz", "postalcode", "postcode", "addressline1", "address1", "streetaddress", "strasse"];
/// In names of forms and fields that ask for somebody else or for something else.
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
/// Most fields that are looked at.
const MOST: usize = 1_000;

fn check(page: &PageFacts) -> Verdict {
    let mut forms: BTreeMap<usize, (bool, Vec<Element<'_>>)> = BTreeMap::new();
    let inputs = page.all("input").filter(|field| {
        page.is_exposed(*field) && !page.is_disabled(*field) && !field.has("readonly") && !is_for_others(*field)
    });
    for field in inputs.take(MOST) {
        let Some(is_of_person) = asks_for_person(field) else { continue };
        let Some(form) = field.closest("form").filter(|form| !is_for_others(*form)) else { continue };
        let (has_person, fields) = forms.entry(form.index()).or_default();
        *has_person |= is_of_person;
        fields.push(field);
    }
    let fields = forms.into_values().filter(|(has_person, _)| *has_person).flat_map(|(_, fields)| fields);
    let says = |field: Element<'_>| match field.text_of("autocomplete") {
        _ if field.attributes().any(|(name, _)| name.contains("autocomplete") && name != "autocomplete") => None,
        // Switched off, it may be about somebody else.
        Some(value) => (!value.eq_ignore_ascii_case("off")).then_some(true),
        None if page.class_may_hide(field) => None,
        None => Some(false),
    };
    each_tells(fields, says, "Some fields for people's own details do not say so with autocomplete")
}

/// Whether it asks for something of a person, or of a place; none where it asks for something else.
fn asks_for_person(field: Element<'_>) -> Option<bool> {
    let kind = field.text_of("type").unwrap_or("text").to_ascii_lowercase();
    match kind.as_str() {
        "email" | "tel" => return Some(true),
        "text" => {}
        _ => return None,
    }
    let of_name = |name: &str| {
        let name = clip(field.text_of(name)?, 100).to_ascii_lowercase();
        let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
        let ends = |list: &[&str]| list.iter().any(|ending| bare.ends_with(ending));
        if ends(&OF_PERSON) { Some(true) } else { ends(&OF_PLACE).then_some(false) }
    };
    of_name("name").or_else(|| of_name("id"))
}

fn is_for_others(element: Element<'_>) -> bool {
    ["name", "id", "action", "class", "role"].iter().any(|name| {
        let value = clip(element.get(name).unwrap_or_default(), 300).to_ascii_lowercase();
        contains_any(&value, &OTHERS)
    })
}
