//! Form fields need a name that says what to enter.
use crate::rule::*;
use std::collections::HashSet;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.form-field-name",
    title: "Form fields have an accessible name",
    failure_title: "Form fields have no accessible name",
    severity: Critical,
    why: "Screen readers announce only “edit” or “checkbox”. Screen-reader users and people who use voice control do \
        not know what to enter.",
    fix: "Give each field a label: `<label for=\"mail\">E-mail</label> <input id=\"mail\">`. If a label is not \
        possible, use `aria-label`.",
    references: &[Wcag("4.1.2"), Act("e086e5"), Url("https://www.w3.org/TR/html-aam-1.0/#accname-computation")],
    examples: &[
        Pass("<label>E-mail <input></label>"),
        Pass(r#"<input id="mail"><label for="mail">E-mail</label>"#),
        Pass(r#"<input aria-labelledby="mail"><p id="mail" hidden>E-mail</p>"#),
        Pass(r#"<input placeholder="E-mail">"#),
        Pass(r#"<div role="checkbox" aria-checked="false" tabindex="0">I agree</div>"#),
        Pass("<svg><foreignObject><label>E-mail <input></label></foreignObject></svg>"),
        Pass(r#"<p id="q">Cats <input id="n" aria-labelledby="q n" value="3"></p>"#),
        Fail(r#"<input type="date" placeholder="Date">"#),
        Fail("<label>E-mail</label> <input>"),
        Fail("<select><option>Norway</option></select>"),
        Fail(r#"<label>Date</label> <input type="date">"#),
        Fail(r#"<label for="mail">E-mail</label><div role="textbox" id="mail"></div>"#),
        Fail(r#"<label>Country <select></select> <input name="other"></label>"#),
        Fail(r#"<label for="a">Mail</label><input id="a"><label for="a">Name</label><input id="a">"#),
        Inapplicable(r#"<input type="hidden" name="token"><input type="submit"><button>Send</button>"#),
        Inapplicable(r#"<p hidden><input></p>"#),
        CannotTell(r#"<input class="visually-hidden">"#),
        CannotTell(r#"<input type="checkbox" id="menu"><label for="menu"><span></span></label>"#),
        // Browsers disagree about hidden labels.
        CannotTell(r#"<label for="mail" style="display: none">E-mail</label><input id="mail">"#),
        CannotTell("<style>label { display: none }</style><label for=mail>E-mail</label><input id=mail>"),
        Inapplicable("<style>.later { display: none }</style><p class=later><input></p>"),
        // A script moves the id, which the label names, from the trap to the field.
        CannotTell(
            r#"<label for="comment">Comment</label><textarea id="c85" name="c85"></textarea>
            <textarea id="comment" aria-hidden="true" tabindex="-1"
            style="clip:rect(1px,1px,1px,1px);position:absolute"></textarea><script>
            document.getElementById("comment").setAttribute("id","x");
            document.getElementById("c85").setAttribute("id","comment")</script>"#,
        ),
        CannotTell(r#"<p class="gform_validation_container"><input name="input_7"></p>"#),
        CannotTell(r#"<div class="form-item hp"><input name="url"></div>"#),
        CannotTell(
            "<style>.extra { position: absolute; left: -9999px }</style>\
             <p class=extra><input name=website tabindex=-1></p>",
        ),
        CannotTell(r#"<p><input name="website" tabindex="-1" autocomplete="off"></p>"#),
        CannotTell(r#"<form netlify-honeypot="city"><input name="city"></form>"#),
        CannotTell(r#"<ul role="listbox"></ul>"#),
        // A honeypot for bots, which users do not encounter.
        CannotTell(r#"<div style="position: absolute; left: -5000px"><input name="b_1" tabindex="-1"></div>"#),
    ],
    check: Page(check),
};

const ROLES: [&str; 11] = [
    "checkbox",
    "combobox",
    "listbox",
    "menuitemcheckbox",
    "menuitemradio",
    "radio",
    "searchbox",
    "slider",
    "spinbutton",
    "switch",
    "textbox",
];

fn check(page: &PageFacts) -> Verdict {
    // Inputs for dates, colors, files and passwords have no role.
    let others = page.all("input").filter(|field| page.is_exposed(*field) && page.role(*field).is_none());
    let fields = page.with_any_role(&ROLES).filter(|field| field.is_html()).chain(others);
    let is_named = |field: Element<'_>| {
        let exists = page.name(field).exists();
        exists.filter(|exists| *exists || !may_be_hidden(page, field))
    };
    let fields: Vec<_> = fields.collect();
    let verdict = each_or_unknown(fields.iter().copied(), is_named, "Some form fields have no accessible name");
    if verdict.outcome != Outcome::Failed {
        return verdict;
    }
    // A field that has an ID which another element had first loses its label to that element.
    let labels: HashSet<&str> = page.all("label").filter_map(|label| label.attr_text("for")).collect();
    let loses_label = |field: &&Element<'_>| {
        let id = field.id().filter(|id| labels.contains(id));
        id.and_then(|id| page.by_id(id)).is_some_and(|first| first != **field) && is_named(**field) == Some(false)
    };
    match fields.iter().find(loses_label).and_then(|field| field.id()) {
        Some(id) => verdict.with_message(format!(
            "A form field has no accessible name: its label belongs to the first `#{}`",
            shorten(id, 60)
        )),
        None => verdict,
    }
}

/// Returns true if the field is probably hidden while it has no name: a toggle with an empty label, a list that
/// scripts fill, or a trap for bots.
fn may_be_hidden(page: &PageFacts, field: Element<'_>) -> bool {
    let is_toggle = matches!(page.role(field), Some("checkbox" | "radio"));
    let is_empty_list = page.explicit_role(field).is_some_and(|role| role.name == "listbox")
        && page.accessible_children(field).next().is_none();
    page.class_may_hide(field) || is_toggle && page.labels(field).next().is_some() || is_empty_list
}
