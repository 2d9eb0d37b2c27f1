//! Form data sent over plain HTTP can be read and changed in transit.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "privacy.form-action-https",
    title: "Form data is protected by HTTPS",
    failure_title: "Form data is not protected by HTTPS",
    severity: Major,
    why: "Everything in the form can be read and changed in transit. Browsers warn before they send it, and many \
          people leave at that point.",
    fix: "Point the form to an HTTPS URL: `<form action=\"https://…\" method=\"post\">`.",
    references: &[
        Url("https://www.w3.org/TR/mixed-content/#insecure-forms"),
        Url("https://blog.chromium.org/2020/08/protecting-google-chrome-users-from.html"),
    ],
    examples: &[
        Pass("<form action=/search><input name=q></form>"),
        Inapplicable("<form method=dialog action=http://example.com/><button>Close</button></form>"),
        Fail("<form action=http://example.com/login method=post><input type=password></form>"),
        Fail("<form action=/a><button formaction=http://example.com/b>Send</button></form>"),
        // These buttons submit nothing.
        Pass("<form action=/a><button type=button formaction=http://example.com/b>Help</button></form>"),
        Pass("<form action=/a></form><button formaction=http://example.com/b>Help</button>"),
        Pass("<form action=/a><input type=reset formaction=http://example.com/b></form>"),
        Fail("<form id=f action=/a></form><input type=submit form=f formaction=http://example.com/b>"),
        Inapplicable("<form method=dialog><button formaction=http://example.com/>Close</button></form>"),
        Fail("GET http://example.com/\n200\n\n<form method=post><input type=password></form>"),
        Inapplicable("<p>No form"),
        Fail("GET http://example.com/\n200\n\n<form method=post><input type=email name=m><button>Send</button></form>"),
        Fail("GET http://example.com/\n200\n\n<form action=/pay><input autocomplete=cc-number></form>"),
        Inapplicable("GET http://example.com/\n200\n\n<form><input name=q></form>"),
        Inapplicable("GET http://example.com/\n200\n\n<form action=https://example.com/a><input type=email></form>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    if !page.exchange.is_https() {
        return on_plain_http(page);
    }
    let insecure_target = |element: Element<'_>, attribute: &str| {
        let value = element.attr_text(attribute)?;
        page.resolve(value).filter(is_insecure)
    };
    let forms = page.all("form").filter(|form| !form.attr_is("method", "dialog"));
    let is_sent = |button: Element<'_>| {
        let method = button.attr_text("formmethod").or_else(|| button.form_owner()?.attr_text("method"));
        let is_dialog = method.is_some_and(|method| method.eq_ignore_ascii_case("dialog"));
        button.is_submit_button() && button.form_owner().is_some() && !is_dialog
    };
    let buttons = page.having("formaction").filter(|button| is_sent(*button));
    let attribute = |element: Element<'_>| if element.is("form") { "action" } else { "formaction" };
    each(
        forms.chain(buttons),
        |element| insecure_target(element, attribute(element)).is_none(),
        "A form is submitted over plain HTTP",
    )
}

/// Values of `autocomplete` that ask for personal data.
const PERSONAL: [&str; 7] = ["email", "tel", "street-address", "address-line1", "cc-number", "cc-csc", "bday"];

/// Judges the fields of a page that came over plain HTTP itself. `technical.https` tells of the page.
fn on_plain_http(page: &PageFacts) -> Verdict {
    let passwords: Vec<_> = page.all("input").filter(|input| input.attr_is("type", "password")).collect();
    if !passwords.is_empty() {
        return fail("A plain HTTP page asks for a password").with("count", passwords.len()).at_all(passwords);
    }
    let is_personal = |input: &Element<'_>| {
        input.attr_is("type", "email")
            || input.attr_is("type", "tel")
            || PERSONAL.iter().any(|token| input.has_token("autocomplete", token))
    };
    let is_sent_here = |input: &Element<'_>| {
        let action = input.closest("form").map(|form| form.attr_text("action").unwrap_or_default());
        action.and_then(|action| page.resolve(action)).is_some_and(|url| is_insecure(&url))
    };
    let fields: Vec<_> = page.all("input").filter(is_personal).filter(is_sent_here).collect();
    match fields.len() {
        0 => inapplicable(),
        count => {
            fail("A plain HTTP page asks for personal data").as_severity(Minor).with("count", count).at_all(fields)
        }
    }
}
