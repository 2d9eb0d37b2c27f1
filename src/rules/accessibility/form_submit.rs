//! A form with several fields needs a button that submits it.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.form-submit",
    title: "Forms have a submit button",
    failure_title: "A form has no submit button",
    severity: Major,
    why: "Nobody can send the form: browsers submit a form with several fields only through a submit button. People who \
        use a keyboard or voice control have nothing to activate.",
    fix: "Add a button to the form: `<button>Send</button>`. A button outside refers to the form with `form=\"id\"`.",
    references: &[
        Wcag("3.2.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H32"),
        Url("https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#implicit-submission"),
    ],
    examples: &[
        Pass("<form><input name=a><input name=b><button>Send</button></form>"),
        Pass("<form><input name=a><input name=b><input type=image src=/a alt=Send></form>"),
        Pass("<form id=f><input name=a><input name=b></form><button form=f>Send</button>"),
        // Enter submits a form with one field.
        Pass("<form><input type=search name=q><select><option>All</select></form>"),
        Fail("<form action=/a><input name=a><input name=b><button type=button>Send</button></form>"),
        Fail("<form action=/a><input type=email name=a><textarea name=b></textarea></form>"),
        Inapplicable("<form><input type=hidden name=a><input type=checkbox></form>"),
        Inapplicable("<form hidden><input name=a><input name=b></form>"),
        CannotTell("<form onsubmit='a()'><input name=a><input name=b></form>"),
        CannotTell("<form><input name=a><input name=b><a href='javascript:a()'>Send</a></form>"),
        CannotTell(
            "<form><input name=a><input name=b><span role=button tabindex=0>Send</span></form><script src=/a></script>",
        ),
        CannotTell("<form><input name=a><input name=b><my-button>Send</my-button></form>"),
    ],
    check: Page(check),
};

/// Types of `input` of which several keep a form from being submitted with Enter.
const BLOCKING: [&str; 13] = [
    "",
    "date",
    "datetime-local",
    "email",
    "month",
    "number",
    "password",
    "search",
    "tel",
    "text",
    "time",
    "url",
    "week",
];
/// Maximum number of elements of all forms that are checked.
const MAX_ELEMENTS: usize = 50_000;

fn check(page: &PageFacts) -> Verdict {
    let has_scripts = page.has_scripts();
    let mut remaining = MAX_ELEMENTS;
    let mut forms = Vec::new();
    for form in page.all("form").filter(|form| page.is_exposed(*form)) {
        let inside: Vec<_> = form.descendants().take(remaining).collect();
        remaining -= inside.len();
        let controls = inside.iter().copied().filter(|element| page.is_exposed(*element));
        let fields = controls.clone().filter(is_text).count();
        if fields > 0 && remaining > 0 {
            let is_multiline = controls.clone().any(|element| element.is("textarea"));
            let has_submit = inside.iter().any(submits);
            let may_act = |element: &Element<'_>| {
                element.is_custom()
                    || element
                        .attributes()
                        .any(|(name, value)| name.starts_with("on") || value.trim_start().starts_with("javascript:"))
            };
            let may_submit = has_scripts || may_act(&form) || inside.iter().any(may_act);
            forms.push((form, has_submit || fields == 1 && !is_multiline, may_submit));
        }
    }
    if forms.is_empty() {
        return inapplicable();
    }
    let outside: Vec<&str> = page.having("form").filter(submits).filter_map(|button| button.get("form")).collect();
    let state = |form: Element<'_>| forms.iter().find(|(other, ..)| *other == form);
    let can_be_sent = |form: Element<'_>| match state(form) {
        Some((_, true, _)) => Some(true),
        _ if form.id().is_some_and(|id| outside.contains(&id)) => Some(true),
        Some((_, _, true)) | None => None,
        Some(_) if page.document.truncated => None,
        Some(_) => Some(false),
    };
    each_or_unknown(forms.iter().map(|(form, ..)| *form), can_be_sent, "A form has no submit button")
}

fn is_text(element: &Element<'_>) -> bool {
    let is_blocking = || {
        let kind = element.attr_text("type").unwrap_or_default();
        BLOCKING.iter().any(|blocking| kind.eq_ignore_ascii_case(blocking))
    };
    element.is("textarea") || element.is("input") && is_blocking()
}

/// Returns true for a submit button, which is also a `button` without a valid type.
fn submits(element: &Element<'_>) -> bool {
    let kind = |name: &str| element.attr_is("type", name);
    element.is("button") && !kind("button") && !kind("reset")
        || element.is("input") && (kind("submit") || kind("image"))
}
