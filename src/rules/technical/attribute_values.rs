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
        Inapplicable("<p>Cats"),
    ],
    check: Page(check),
};

/// Form attributes, for which an invalid value changes what the form does.
const FORMS: [(&str, &str, &[&str]); 3] = [
    (
        "input",
        "type",
        &[
            "button",
            "checkbox",
            "color",
            "date",
            "datetime-local",
            "email",
            "file",
            "hidden",
            "image",
            "month",
            "number",
            "password",
            "radio",
            "range",
            "reset",
            "search",
            "submit",
            "tel",
            "text",
            "time",
            "url",
            "week",
        ],
    ),
    ("button", "type", &["button", "reset", "submit"]),
    ("form", "method", &["dialog", "get", "post"]),
];
const LOADING: &[&str] = &["eager", "lazy"];
const PRIORITY: &[&str] = &["auto", "high", "low"];
const ORIGIN: &[&str] = &["anonymous", "use-credentials"];
/// Other attributes, for which the default is nearly always as good as the intended value.
const OTHERS: [(&str, &str, &[&str]); 13] = [
    ("form", "enctype", &["application/x-www-form-urlencoded", "multipart/form-data", "text/plain"]),
    ("img", "loading", LOADING),
    ("iframe", "loading", LOADING),
    ("img", "decoding", &["async", "auto", "sync"]),
    ("img", "fetchpriority", PRIORITY),
    ("link", "fetchpriority", PRIORITY),
    ("script", "fetchpriority", PRIORITY),
    ("img", "crossorigin", ORIGIN),
    ("link", "crossorigin", ORIGIN),
    ("script", "crossorigin", ORIGIN),
    ("video", "preload", &["auto", "metadata", "none"]),
    ("track", "kind", &["captions", "chapters", "descriptions", "metadata", "subtitles"]),
    ("area", "shape", &["circ", "circle", "default", "poly", "polygon", "rect", "rectangle"]),
];

fn check(page: &PageFacts) -> Verdict {
    let mut checked = 0;
    let mut wrong = |table: &[(&'static str, &'static str, &[&str])]| {
        let mut found = Vec::new();
        for (name, attribute, keywords) in table {
            for element in page.all(name) {
                let Some(value) = element.attr_text(attribute) else { continue };
                checked += 1;
                if !keywords.iter().any(|keyword| value.eq_ignore_ascii_case(keyword)) {
                    found.push((element, *attribute, value));
                }
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
