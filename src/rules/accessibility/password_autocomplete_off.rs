//! Password fields must not prevent password managers from filling them in.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.password-autocomplete-off",
    title: "Password fields allow autofill",
    failure_title: "Password fields hinder autofill",
    severity: Minor,
    why: "Remembering and typing a password is hard for many people. `autocomplete=\"off\"` asks the browser and the \
        password manager not to help, and they respond in different ways.",
    fix: "Specify the kind of password: `autocomplete=\"current-password\"` for signing in, \
        `autocomplete=\"new-password\"` for choosing a new one.",
    references: &[
        Wcag("3.3.8"),
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill"),
        Url(
            "https://developer.mozilla.org/en-US/docs/Web/Security/Practical_implementation_guides/Turning_off_form_autocompletion",
        ),
    ],
    examples: &[
        Pass(r#"<input type="password" autocomplete="current-password">"#),
        Pass(r#"<input type="password" name="password">"#),
        Fail(r#"<input type="password" name="password" autocomplete="off">"#),
        Fail(r#"<input type="password" name="password" autocomplete="email">"#),
        Fail(r#"<form autocomplete="off"><input type="password" name="password"></form>"#),
        Fail(r#"<form id="f" autocomplete="off"></form><input form="f" type="password" name="password">"#),
        Fail(r#"<input type="password" name="shipping_password" autocomplete="off">"#),
        Inapplicable(r#"<input type="password" name="cvc" autocomplete="off">"#),
        Inapplicable(r#"<input type="password" name="cardPin" autocomplete="off">"#),
        Inapplicable(r#"<input type="password" autocomplete="off" hidden>"#),
        CannotTell(r#"<input type="password" autocomplete="nope">"#),
    ],
    check: Page(check),
};

const ALLOWED: [&str; 4] = ["current-password", "new-password", "one-time-code", "on"];
/// Words in the names of fields for secrets other than passwords.
const SECRETS: [&str; 12] =
    ["card", "code", "csc", "cvc", "cvv", "iban", "otp", "pin", "secret", "security", "ssn", "token"];

fn check(page: &PageFacts) -> Verdict {
    let fields = page.all("input").filter(|field| {
        let names_secret = |name: &str| {
            let value = clip(field.get(name).unwrap_or_default(), 200).to_ascii_lowercase();
            let mut words = value.split(|character: char| !character.is_ascii_alphabetic());
            // A name without separators, such as `cardcvc`, ends with the secret.
            words.any(|word| {
                SECRETS.contains(&word)
                    || SECRETS.iter().any(|secret| word.ends_with(secret) && !word.ends_with("passcode"))
            })
        };
        field.attr_is("type", "password")
            && page.is_exposed(*field)
            && !page.is_disabled(*field)
            && !["name", "id", "placeholder"].iter().any(|name| names_secret(name))
    });
    let may_be_filled = |field: Element<'_>| {
        let form = || page.form_of(field).is_some_and(|form| form.attr_is("autocomplete", "off"));
        let Some(value) = field.attr_text("autocomplete") else { return Some(!form()) };
        let value = value.to_ascii_lowercase();
        if value.split_ascii_whitespace().any(|word| ALLOWED.contains(&word)) {
            Some(true)
        } else if matches!(value.as_str(), "off" | "email" | "name" | "username" | "tel") {
            Some(false)
        } else {
            None
        }
    };
    each_or_unknown(fields, may_be_filled, "Some password fields have an `autocomplete` setting that hinders autofill")
}
