//! A password in a URL is kept in histories, logs and referrers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.form-get-sensitive",
    title: "Forms do not put passwords or card data into URLs",
    failure_title: "A form puts a password or card data into the URL",
    severity: Major,
    why: "A form without `method=\"post\"` writes its fields into the URL. The password then stays in the browser's \
          history and in the logs of every server and proxy on the way.",
    fix: "Send the form with POST: `<form method=\"post\" …>`.",
    references: &[Url("https://cwe.mitre.org/data/definitions/598.html"), Rfc(9110)],
    examples: &[
        Pass("<form method=post action=/login><input type=password></form>"),
        Pass("<form action=/login><input type=password><button formmethod=post>Log in</button></form>"),
        Fail("<form method=get action=/login><input type=password></form>"),
        // The button submits nothing.
        Fail("<form action=/login><input type=password><button type=button formmethod=post>Show</button></form>"),
        Fail("<form method=post action=/login><input type=password><button formmethod=get>Log in</button></form>"),
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
    each_or_unknown(forms, keeps_out_of_url, "A form puts a password or card data into the URL")
}

/// Returns `None` if a script may handle the form before it is sent.
fn keeps_out_of_url(form: Element<'_>) -> Option<bool> {
    let buttons = || form.descendants().filter(|element| element.has("formmethod") && element.is_submit_button());
    if buttons().any(|button| button.attr_is("formmethod", "get")) {
        return (!form.has("onsubmit")).then_some(false);
    }
    let overrides = buttons().any(|button| button.attr_is("formmethod", "post"));
    if overrides || form.attr_is("method", "post") || form.attr_is("method", "dialog") {
        return Some(true);
    }
    let has_target =
        form.attr_text("action").is_some_and(|action| !action.starts_with('#') && !action.starts_with("javascript:"));
    let is_sent = form.attr_is("method", "get") || has_target;
    (is_sent && !form.has("onsubmit")).then_some(false)
}
