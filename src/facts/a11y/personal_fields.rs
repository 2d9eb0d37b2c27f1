//! Form fields that ask for details of the user.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::{clip, contains_any};

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

impl Element<'_> {
    /// Returns true if a field asks for a personal detail, false for an address that may be any location, and `None` for
    /// other fields.
    pub fn asks_for_person(self) -> Option<bool> {
        let kind = self.attr_text("type").unwrap_or("text").to_ascii_lowercase();
        match kind.as_str() {
            "email" | "tel" => return Some(true),
            "text" => {}
            _ => return None,
        }
        let from_attribute = |name: &str| {
            let name = clip(self.attr_text(name)?, 100).to_ascii_lowercase();
            let bare: String = name.chars().filter(char::is_ascii_alphanumeric).collect();
            let ends_with_any = |list: &[&str]| list.iter().any(|ending| bare.ends_with(ending));
            if ends_with_any(&PERSONAL) { Some(true) } else { ends_with_any(&LOCATION).then_some(false) }
        };
        from_attribute("name").or_else(|| from_attribute("id"))
    }

    /// Returns true if a form or field asks about another person or something else, such as a search term.
    pub fn is_for_others(self) -> bool {
        ["name", "id", "action", "class", "role"].iter().any(|name| {
            let value = clip(self.get(name).unwrap_or_default(), 300).to_ascii_lowercase();
            contains_any(&value, &OTHERS)
        })
    }
}

impl PageFacts {
    /// Returns the form of a field: the one that its `form` attribute names, else the nearest around it.
    pub fn form_of<'a>(&'a self, field: Element<'a>) -> Option<Element<'a>> {
        match field.get("form") {
            Some(id) => self.by_id(id).filter(|form| form.is("form")),
            None => field.closest("form"),
        }
    }
}
