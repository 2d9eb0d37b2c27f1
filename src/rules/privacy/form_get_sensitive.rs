//! A password in an address is kept in histories, logs and referrers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.form-get-sensitive",
    title: "Forms do not put passwords into addresses",
    failure_title: "",
    severity: Major,
    why: "A form without `method=\"post\"` writes its fields into the address. There the password stays in the browser's \
          history and in the logs of every server and proxy on the way.",
    fix: "Write `<form method=\"post\" …>`.",
    references: &[Url("https://cwe.mitre.org/data/definitions/598.html"), Rfc(9110)],
    examples: &[
        Pass("<form method=post action=/login><input type=password></form>"),
        Pass("<form action=/login><input type=password><button formmethod=post>Log in</button></form>"),
        Fail("<form method=get action=/login><input type=password></form>"),
        Fail("<form action=/pay><input autocomplete=cc-number></form>"),
        CannotTell("<form id=login><input type=password><button>Log in</button></form><script src=a.js></script>"),
        Inapplicable("<form action=/search><input name=q></form>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_sensitive = |input: &Element<'_>| {
        input.attr_is("type", "password")
            || ["cc-number", "cc-csc"].iter().any(|word| input.has_token("autocomplete", word))
    };
    let inputs = page.all("input").filter(|input| is_sensitive(input) && !input.has("disabled"));
    let mut forms: Vec<_> = inputs.filter_map(|input| input.closest("form")).collect();
    forms.dedup();
    each_tells(forms, sends_hidden, "A form puts a password or a card number into the address")
}

/// None: a script may take the form over before it is sent.
fn sends_hidden(form: Element<'_>) -> Option<bool> {
    let overrides = form.descendants().any(|each| each.attr_is("formmethod", "post"));
    if overrides || form.attr_is("method", "post") || form.attr_is("method", "dialog") {
        return Some(true);
    }
    let leads =
        form.text_of("action").is_some_and(|action| !action.starts_with('#') && !action.starts_with("javascript:"));
    let is_meant = form.attr_is("method", "get") || leads;
    (is_meant && !form.has("onsubmit")).then_some(false)
}
