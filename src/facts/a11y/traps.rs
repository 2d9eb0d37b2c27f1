//! Traps: form fields for bots, which the style sheets of form builders hide from people.
use crate::facts::html::Element;
use crate::facts::page::PageFacts;
use crate::facts::text::contains_any;

/// Words in the class, id or name of a trap or of the element around it, in lower case.
const WORDS: [&str; 21] = [
    "honeypot",
    "honey-pot",
    "honey_pot",
    "gform_validation_container",
    "wpforms-field-hp",
    "ak_hp_textarea",
    "akismet-fields-container",
    "frm_verify",
    "nf-form-hp",
    "ff-hpsf-container",
    "evf-hp",
    "url-textfield",
    "homepage-textfield",
    "powermail_field_hp",
    "antispam",
    "anti-spam",
    "botcheck",
    "bot-field",
    "bot_field",
    "spamtrap",
    "leaveblank",
];
/// Words that are a class, id or name of a trap or the end of one, in lower case.
const SHORT: [&str; 3] = ["hp", "winnie", "gotcha"];
/// Attributes that name a trap.
const NAMING: [&str; 3] = ["class", "id", "name"];
/// Attributes of a form that name its trap.
const OF_FORMS: [&str; 2] = ["netlify-honeypot", "data-netlify-honeypot"];
/// Maximum number of elements around a field that are read.
const MAX_AROUND: usize = 4;
/// Longest name that is read, in bytes.
const MAX_BYTES: usize = 256;

impl PageFacts {
    /// Returns true if a form field is probably a trap for bots. People do not meet it: it is hidden by a style sheet, or
    /// it is both out of sight and out of the tab order.
    pub fn is_trap(&self, field: Element<'_>) -> bool {
        if !field.is_any(&["input", "select", "textarea"]) {
            return false;
        }
        let around = || std::iter::once(field).chain(field.ancestors().take_while(|outer| !outer.is("form")));
        let is_out_of_sight = |element: Element<'_>| element.is_off_screen() || element.is_visually_hidden_by_style();
        around().take(MAX_AROUND).any(is_named_trap)
            || is_named_by_form(field)
            || field.tab_index() == Some(-1) && (is_kept_empty(field) || around().take(MAX_AROUND).any(is_out_of_sight))
    }
}

/// Returns true for a text field that browsers must not fill in.
fn is_kept_empty(field: Element<'_>) -> bool {
    let values = ["off", "nope", "false", "none", "new-password"];
    let is_text = field.is("textarea")
        || field.is("input")
            && field.attr_text("type").is_none_or(|kind| ["text", "url", "email", "tel"].contains(&kind));
    is_text && values.iter().any(|value| field.attr_is("autocomplete", value))
}

fn is_named_trap(element: Element<'_>) -> bool {
    NAMING.iter().filter_map(|name| element.get(name)).filter(|value| value.len() <= MAX_BYTES).any(|value| {
        let is_short = |token: &str| {
            let last = token.trim_start_matches('_').rsplit(['-', '_']).next().unwrap_or_default();
            SHORT.iter().any(|word| last.eq_ignore_ascii_case(word))
        };
        contains_any(&value.to_ascii_lowercase(), &WORDS) || value.split_ascii_whitespace().any(is_short)
    })
}

/// Returns true if the form says that the field is its trap, as Netlify asks for.
fn is_named_by_form(field: Element<'_>) -> bool {
    let trap = || {
        let form = field.closest("form")?;
        OF_FORMS.iter().find_map(|name| form.attr_text(name))
    };
    field.attr_text("name").is_some_and(|name| trap() == Some(name))
}
