//! Attributes with a fixed list of values fall back to a default when the value is unknown.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.attribute-values",
    title: "Enumerated attributes have valid values",
    failure_title: "Enumerated attributes have invalid values",
    severity: Minor,
    why: "Browsers replace an unknown value with a default. An input with an unknown `type` becomes a text field, a \
          button with an unknown `type` submits the form, and `method=\"put\"` sends the fields in the URL.",
    fix: "Use a value that the attribute allows, or remove the attribute.",
    references: &[
        Url("https://html.spec.whatwg.org/multipage/indices.html#attributes-3"),
        Url("https://html.spec.whatwg.org/multipage/common-microsyntaxes.html#keywords-and-enumerated-attributes"),
    ],
    examples: &[
        Pass(
            "<form method=POST><input type=Email><input><button type=''>Send</button></form><img src=/a loading=lazy>",
        ),
        Fail("<form><input type=mail></form>"),
        Fail("<form method=put></form>"),
        Fail("<button type=btn>Send</button>"),
        Fail("<img src=/a loading=deferred>"),
        Fail("<p dir=left>Cats</p>"),
        Fail("<p contenteditable=yes>Cats</p>"),
        Fail("<input inputmode=digits aria-label=A>"),
        Fail("<textarea wrap=off aria-label=A></textarea>"),
        Pass(
            "<p dir=RTL translate=no draggable=true spellcheck=''>Cats</p><ol type=I></ol><input type='{{ kind }}'><form>",
        ),
        Pass("<my-list dir=down></my-list><svg><text dir=down /></svg><p contenteditable>Cats</p><input type=tel>"),
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

const INPUT_TYPES: &str = "button checkbox color date datetime-local email file hidden image month number password radio \
    range reset search submit tel text time url week";
/// Attributes with an element and keywords. An invalid value of these changes what a form does.
const FORMS: [(&str, &str, &str); 5] = [
    ("input", "type", INPUT_TYPES),
    ("button", "type", "button reset submit"),
    ("form", "method", "dialog get post"),
    ("button", "formmethod", "dialog get post"),
    ("input", "formmethod", "dialog get post"),
];
const ENCODINGS: &str = "application/x-www-form-urlencoded multipart/form-data text/plain";
/// Other attributes, for which the default is nearly always as good as the intended value.
const OTHERS: [(&str, &str, &str); 26] = [
    ("form", "enctype", ENCODINGS),
    ("form", "autocomplete", "on off"),
    ("img", "loading", "eager lazy"),
    ("iframe", "loading", "eager lazy"),
    ("img", "decoding", "async auto sync"),
    ("img", "fetchpriority", "auto high low"),
    ("link", "fetchpriority", "auto high low"),
    ("script", "fetchpriority", "auto high low"),
    ("img", "crossorigin", "anonymous use-credentials"),
    ("link", "crossorigin", "anonymous use-credentials"),
    ("script", "crossorigin", "anonymous use-credentials"),
    ("video", "crossorigin", "anonymous use-credentials"),
    ("video", "preload", "auto metadata none"),
    ("audio", "preload", "auto metadata none"),
    ("track", "kind", "captions chapters descriptions metadata subtitles"),
    ("area", "shape", "circ circle default poly polygon rect rectangle"),
    ("textarea", "wrap", "hard soft"),
    ("ol", "type", "1 a i"),
    ("button", "popovertargetaction", "hide show toggle"),
    ("", "dir", "auto ltr rtl"),
    ("", "contenteditable", "false plaintext-only true"),
    ("", "draggable", "false true"),
    ("", "translate", "no yes"),
    ("", "spellcheck", "false true"),
    ("", "inputmode", "decimal email none numeric search tel text url"),
    ("", "enterkeyhint", "done enter go next previous search send"),
];
/// Attributes of this many elements are checked.
const MAX_CHECKED: usize = 20_000;

fn check(page: &PageFacts) -> Verdict {
    let mut checked = 0;
    let mut wrong = |table: &[(&'static str, &'static str, &str)]| {
        let mut found = Vec::new();
        for (name, attribute, keywords) in table {
            let of_name = |element: &Element<'_>| name.is_empty() && element.is_html() || element.is(name);
            for element in page.having(attribute).filter(of_name).take(MAX_CHECKED) {
                let Some(value) = element.attr_text(attribute).filter(|value| !has_template_syntax(value)) else {
                    continue;
                };
                checked += 1;
                if element.is_custom()
                    || keywords.split_ascii_whitespace().any(|keyword| value.eq_ignore_ascii_case(keyword))
                {
                    continue;
                }
                found.push((element, *attribute, value));
            }
        }
        found
    };
    let (forms, others) = (wrong(&FORMS), wrong(&OTHERS));
    let (found, is_mild) = if forms.is_empty() { (others, true) } else { (forms, false) };
    let Some((element, attribute, value)) = found.first() else {
        return if checked == 0 { inapplicable() } else { pass().with("checked", checked) };
    };
    let message =
        format!("The {attribute} attribute of {} has the invalid value \"{}\"", element.name(), shorten(value, 40));
    let verdict = fail(message).with("checked", checked).with("count", found.len());
    let verdict = verdict.at_all(found.iter().map(|(element, ..)| *element));
    if is_mild { verdict.as_severity(Info) } else { verdict }
}
