//! Let people's password managers help them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.password-autocomplete-off",
    title: "Password fields let the browser fill them in",
    failure_title: "",
    severity: Minor,
    why: "To remember and type a password is hard for many people. `autocomplete=\"off\"` asks the browser and the \
        password manager not to help, and what they do then differs.",
    fix: "Say which password is meant: `autocomplete=\"current-password\"` to sign in, `autocomplete=\"new-password\"` to \
        choose one.",
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
        Inapplicable(r#"<input type="password" name="cvc" autocomplete="off">"#),
        Inapplicable(r#"<input type="password" autocomplete="off" hidden>"#),
        CannotTell(r#"<input type="password" autocomplete="nope">"#),
    ],
    check: Page(check),
};

const FIT: [&str; 4] = ["current-password", "new-password", "one-time-code", "on"];
/// Words in names of secrets that are no passwords.
const SECRETS: [&str; 12] =
    ["card", "code", "csc", "cvc", "cvv", "iban", "otp", "pin", "secret", "security", "ssn", "token"];

fn check(page: &PageFacts) -> Verdict {
    let fields = page.all("input").filter(|field| {
        let says = |name: &str| {
            let value = clip(field.get(name).unwrap_or_default(), 200).to_ascii_lowercase();
            contains_any(&value, &SECRETS)
        };
        field.attr_is("type", "password")
            && page.is_exposed(*field)
            && !page.is_disabled(*field)
            && !["name", "id", "placeholder"].iter().any(|name| says(name))
    });
    let may_be_filled = |field: Element<'_>| {
        let form = || field.closest("form").is_some_and(|form| form.attr_is("autocomplete", "off"));
        let Some(value) = field.text_of("autocomplete") else { return Some(!form()) };
        let value = value.to_ascii_lowercase();
        match () {
            () if value.split_ascii_whitespace().any(|word| FIT.contains(&word)) => Some(true),
            () if matches!(value.as_str(), "off" | "email" | "name" | "username" | "tel") => Some(false),
            () => None,
        }
    };
    each_tells(fields, may_be_filled, "Some password fields keep the browser from filling them in")
}
