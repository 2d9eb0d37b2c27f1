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
    let buttons =
        ["button", "input"].into_iter().flat_map(|name| page.all(name)).filter(|button| button.has("formaction"));
    let attribute = |element: Element<'_>| if element.is("form") { "action" } else { "formaction" };
    each(
        forms.chain(buttons),
        |element| insecure_target(element, attribute(element)).is_none(),
        "A form is submitted over plain HTTP",
    )
}
