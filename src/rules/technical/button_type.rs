//! A button without a type submits its form.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "technical.button-type",
    title: "Buttons beside the submit button of a form have a type",
    failure_title: "A button without a type submits its form",
    severity: Info,
    why: "A button in a form without a `type` submits the form, and the first such button is the one that the Enter key \
          presses. A button that only opens a list then sends a half-filled form.",
    fix: "Write `<button type=\"button\">` for buttons that do something else, and `<button type=\"submit\">` for the \
          one that sends the form.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/form-elements.html#attr-button-type"),
        Url("https://html-validate.org/rules/no-implicit-button-type.html"),
    ],
    examples: &[
        Pass("<form><button type=button>Menu</button><button type=submit>Send</button></form>"),
        // The only button of a form is the one that sends it.
        Pass("<form><input><button>Send</button></form>"),
        Pass("<form><button name=draft>Save</button><button name=send>Send</button></form>"),
        Fail("<form><button onclick='a()'>Show</button><button type=submit>Send</button></form>"),
        Fail("<form id=a><button>Show</button></form><input type=submit form=a>"),
        Fail("<form><button onclick='a()'>Show</button></form>"),
        Inapplicable("<button>Menu</button><form><input type=submit></form>"),
        Pass("<form><button popovertarget=a>Menu</button><button type=submit>Send</button></form>"),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    // Buttons by form: those without a type, and the number of all that submit.
    let mut forms: BTreeMap<usize, (Vec<Element<'_>>, usize)> = BTreeMap::new();
    let mut checked = 0;
    for button in page.all("button").chain(page.all("input")) {
        let kind = |name: &str| button.attr_is("type", name);
        let is_button = button.is("button");
        // A button with a command does not submit.
        if is_button && ["commandfor", "command", "popovertarget"].iter().any(|name| button.has(name)) {
            continue;
        }
        let submits = if is_button { !kind("button") && !kind("reset") } else { kind("image") || kind("submit") };
        let Some(form) = page.form_of(button).filter(|_| is_button || submits) else { continue };
        checked += usize::from(is_button);
        let (untyped, submitting) = forms.entry(form.index()).or_default();
        *submitting += usize::from(submits);
        // A name or an address shows that it is meant to send the form.
        let is_meant = ["formaction", "name", "value"].iter().any(|name| button.has(name));
        if is_button && button.attr_text("type").is_none() && !is_meant {
            untyped.push(button);
        }
    }
    let acts = |button: &Element<'_>| button.attr_text("onclick").is_some();
    let unclear = forms.into_values().flat_map(|(untyped, submitting)| {
        untyped.into_iter().filter(move |button| submitting > 1 || acts(button)).collect::<Vec<_>>()
    });
    let found: Vec<_> = unclear.collect();
    match (checked, found.len()) {
        (0, _) => inapplicable(),
        (_, 0) => pass().with("checked", checked),
        (_, count) => fail("A button without a type submits its form").with("count", count).at_all(found),
    }
}
