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
        Inapplicable("<p>No form"),
        Inapplicable("GET http://example.com/\n200\n\n<form method=post><input type=password></form>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // technical.https reports a page over plain HTTP, with all its forms.
    if !page.exchange.is_https() {
        return inapplicable();
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
