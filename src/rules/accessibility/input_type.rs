//! The type of a field chooses the keyboard on telephones.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.input-type",
    title: "Fields for email addresses and telephone numbers have that type",
    failure_title: "A field for an email address or telephone number has the type `text`",
    severity: Minor,
    why: "On telephones, people type into such a field with a keyboard that lacks `@` or shows letters instead of \
        digits. Browsers do not notice a mistyped address either.",
    fix: "Use the type that fits: `<input type=\"email\">`, `<input type=\"tel\">`, `<input type=\"url\">`. If the field \
        accepts other input too, set `inputmode` instead.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/input.html#attr-input-type"),
        Url("https://html.spec.whatwg.org/multipage/interaction.html#attr-inputmode"),
    ],
    examples: &[
        Pass(
            r#"<input type="email" name="email"><input type="tel" name="phone"><input name="email" inputmode="email">"#,
        ),
        Pass(r#"<label>E-mail or username <input name="email"></label>"#),
        Pass(r#"<input name="email" autocomplete="username"> <input name="user_email" placeholder="Username/email">"#),
        Pass(r#"<input name="search_email"> <input name="email_subject"> <input name="emails">"#),
        Pass(r#"<input name="website"> <input type="hidden" name="email"> <input name="email" readonly>"#),
        Fail(r#"<label>E-mail <input type="text" name="email"></label>"#),
        Fail(r#"<input name="contact[phone]" aria-label="Phone">"#),
        Fail(r#"<input autocomplete="shipping tel" aria-label="Number">"#),
        Fail(r#"<label>Website: <input name="field3"></label> <label>Telefon* <input name="f4"></label>"#),
        Inapplicable("<input type=checkbox> <textarea name=email></textarea>"),
        CannotTell(r#"<input name="phone" class="phone-mask" data-inputmask="'mask': '999-999'">"#),
        CannotTell(r#"<input name="email" tabindex="-1" aria-label="Leave empty">"#),
        CannotTell(r#"<form action="/invite"><input name="friend_email"></form>"#),
        CannotTell(r#"<form role="search"><input name="email"></form>"#),
    ],
    check: Page(check),
};

/// Words of labels and names of fields that also accept something else.
const OTHERS: [&str; 16] = [
    "benutzer",
    "login",
    "user",
    "usuario",
    "utente",
    "utilisateur",
    "account",
    "konto",
    " or ",
    " oder ",
    " ou ",
    " o ",
    " of ",
    " eller ",
    "/",
    "search",
];

/// Last words of the names of fields for email addresses and telephone numbers.
const NAMES: [&str; 7] = ["email", "emailaddress", "mail", "phone", "phonenumber", "tel", "telephone"];
/// Labels of fields for email addresses, telephone numbers and URLs, in lower case.
const LABELS: &str = "e-mail|email|e-mail address|email address|your email|e-mail-adresse|adresse e-mail|courriel|\
    correo electrónico|indirizzo email|e-mailadres|adres e-mail|e-postadress|phone|phone number|telephone|telefon|\
    telefonnummer|téléphone|teléfono|telefono|telefone|telefoonnummer|numer telefonu|website|web site|homepage|url|site web|\
    webseite|sitio web|sito web";

fn check(page: &PageFacts) -> Verdict {
    let fields = page.all("input").filter(|field| {
        let kind = field.attr_text("type").unwrap_or("text").to_ascii_lowercase();
        page.is_exposed(*field) && matches!(kind.as_str(), "email" | "tel" | "text" | "url")
    });
    let has_type = |field: Element<'_>| {
        if field.attr_text("type").is_some_and(|kind| !kind.eq_ignore_ascii_case("text")) || field.has("inputmode") {
            return Some(true);
        }
        if field.has("readonly")
            || page.is_disabled(field)
            || !expects_contact(page, field)
            || accepts_others(page, field)
        {
            return Some(true);
        }
        let is_masked =
            field.attributes().any(|(name, value)| name.contains("mask") || name == "class" && value.contains("mask"));
        let is_unsure = is_masked
            || field.tab_index() == Some(-1)
            || field.is_for_others()
            || field.closest("form").is_some_and(Element::is_for_others)
            || page.class_may_hide(field)
            || field.is_imperceptible();
        if is_unsure { None } else { Some(false) }
    };
    each_or_unknown(fields, has_type, "A field for an email address, telephone number or URL has the type `text`")
}

/// Returns true if `autocomplete`, the label or the last word of the name asks for an email address, a telephone number or
/// a URL.
fn expects_contact(page: &PageFacts, field: Element<'_>) -> bool {
    let mut words = field.get("autocomplete").unwrap_or_default().split_ascii_whitespace();
    if words.any(|word| ["email", "tel", "url"].iter().any(|kind| word.eq_ignore_ascii_case(kind))) {
        return true;
    }
    let name = clip(field.attr_text("name").or_else(|| field.id()).unwrap_or_default(), 100).to_ascii_lowercase();
    let last = name.rsplit(|character: char| !character.is_ascii_alphanumeric()).find(|word| !word.is_empty());
    if last.is_some_and(|last| NAMES.contains(&last)) {
        return true;
    }
    let label = page.labels(field).next().map(|label| collapse(clip(label.text(), 200)));
    let label = label.or_else(|| field.attr_text("aria-label").map(collapse)).unwrap_or_default().to_lowercase();
    let label = label.trim_matches(|character: char| !character.is_alphanumeric());
    LABELS.split('|').any(|known| known == label)
}

/// Returns true if the field may also accept something else, such as a user name or a search term.
fn accepts_others(page: &PageFacts, field: Element<'_>) -> bool {
    let label = page.labels(field).map(|label| clip(label.text(), 200)).collect::<Vec<_>>().join(" ");
    let attributes = ["aria-label", "autocomplete", "id", "name", "placeholder", "title"];
    let values = attributes.iter().filter_map(|name| field.get(name)).map(|value| clip(value, 200));
    values.chain([label.as_str()]).any(|text| contains_any(&format!(" {} ", text.to_lowercase()), &OTHERS))
}
