//! Browsers fill in a field only if its `autocomplete` value is valid.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.autocomplete-valid",
    title: "`autocomplete` attributes have valid values",
    failure_title: "`autocomplete` attributes have invalid values",
    severity: Major,
    why: "People who find typing difficult or forget details let the browser fill in forms. It cannot do so if the \
        value does not exist.",
    fix: "Use the tokens of the HTML standard in the order it specifies: `autocomplete=\"shipping street-address\"`.",
    references: &[
        Wcag("1.3.5"),
        Act("73f2c2"),
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#autofill"),
    ],
    examples: &[
        Pass(r#"<input autocomplete="email">"#),
        Pass(r#"<input autocomplete="section-partner shipping work Email webauthn">"#),
        Fail(r#"<input autocomplete="badname">"#),
        Fail(r#"<input autocomplete="work photo">"#),
        Fail(r#"<input autocomplete="work shipping email">"#),
        Fail(r#"<input autocomplete="shipping">"#),
        Fail(r#"<input autocomplete="email invalid">"#),
        Inapplicable(r#"<input autocomplete="off"><input autocomplete="on"><input autocomplete=" ">"#),
        Inapplicable(r#"<input type="submit" autocomplete="badname"><input autocomplete="badname" disabled>"#),
        Inapplicable(r#"<input autocomplete="badname" aria-hidden="true" style="position: absolute; left: -9999px">"#),
        CannotTell(r#"<input autocomplete="nope">"#),
    ],
    check: Page(check),
};

const FIELDS: &str = " name honorific-prefix given-name additional-name family-name honorific-suffix nickname username \
    new-password current-password one-time-code organization-title organization street-address address-line1 \
    address-line2 address-line3 address-level4 address-level3 address-level2 address-level1 country country-name \
    postal-code cc-name cc-given-name cc-additional-name cc-family-name cc-number cc-exp cc-exp-month cc-exp-year cc-csc \
    cc-type transaction-currency transaction-amount language bday bday-day bday-month bday-year sex url photo ";
/// Contact fields, which may differ between home and work.
const CONTACTS: &str = " tel tel-country-code tel-national tel-area-code tel-local tel-local-prefix tel-local-suffix \
    tel-extension email impp ";
/// Values that are not in the standard but are used to turn autocompletion on or off.
const SWITCHES: &str = " none no nope false true disabled enabled undefined null xoff xon off-random chrome-off text ";
const NO_FIELDS: &str = " hidden button submit reset image checkbox radio file ";

fn check(page: &PageFacts) -> Verdict {
    let fields = page.having("autocomplete").filter(|field| field.is_any(&["input", "select", "textarea"]));
    let fields = fields.filter(|field| {
        let value = field.attr_text("autocomplete");
        let is_switch = value.is_none_or(|value| value.eq_ignore_ascii_case("on") || value.eq_ignore_ascii_case("off"));
        let is_no_field = field.is("input") && field.attr_text("type").is_some_and(|kind| among(NO_FIELDS, kind));
        let is_out_of_use = page.is_disabled(*field)
            || field.attr_is("aria-disabled", "true")
            || field.is_hidden()
            || field.is_imperceptible();
        let is_no_control = !page.is_tab_stop(*field) && page.role_of(*field).is_some_and(|role| !role.is_widget());
        !is_switch && !is_no_field && !is_out_of_use && !is_no_control
    });
    each_or_unknown(
        fields,
        |field| is_valid(field.attr_text("autocomplete")?),
        "Some `autocomplete` attributes have invalid values",
    )
}

fn is_valid(value: &str) -> Option<bool> {
    let mut words = value.split_ascii_whitespace().peekable();
    if among(SWITCHES, value) || has_template_syntax(value) {
        return None;
    }
    words.next_if(|word| word.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("section-")));
    words.next_if(|word| among(" shipping billing ", word));
    let contact = words.next_if(|word| among(" home work mobile fax pager ", word)).is_some();
    let field = words.next_if(|word| among(CONTACTS, word) || !contact && among(FIELDS, word)).is_some();
    let passkey = words.next_if(|word| word.eq_ignore_ascii_case("webauthn")).is_some();
    Some((field || passkey && !contact) && words.next().is_none())
}

fn among(list: &str, word: &str) -> bool {
    list.split_ascii_whitespace().any(|item| item.eq_ignore_ascii_case(word))
}
