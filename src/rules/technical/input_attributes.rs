//! Browsers ignore attributes that the type of an input does not have.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "technical.input-attributes",
    title: "Inputs have only attributes that apply to their type",
    failure_title: "Inputs have attributes that do not apply to their type",
    severity: Info,
    why: "Browsers ignore such an attribute: `maxlength` does not limit a number, `min` does not limit a text, and \
          `readonly` does not lock a checkbox.",
    fix: "Use the attribute that the type has, such as `max` for `type=\"number\"`, or change the type.",
    references: &[Url("https://html.spec.whatwg.org/multipage/input.html#concept-input-apply")],
    examples: &[
        Pass("<input maxlength=9 pattern=a placeholder=A readonly><input type=number min=1 max=9 step=2 required>"),
        Pass(
            "<input type=checkbox checked autocomplete=off><input type=file accept=image/* multiple><input type=email multiple>",
        ),
        // Browsers without a date field show a text field; a placeholder helps there.
        Pass("<input type=date placeholder=2026-12-31 pattern=a><input type={{kind}} min=1>"),
        Fail("<input type=number maxlength=4>"),
        Fail("<input type=text min=1>"),
        Fail("<input type=checkbox readonly>"),
        Fail("<input type=radio placeholder=A>"),
        Fail("<input type=text checked>"),
        Fail("<input type=text accept=image/*>"),
        Inapplicable("<select></select>"),
    ],
    check: Page(check),
};

const TEXTS: &str = "text search url tel email password";
const NUMBERS: &str = "date month week time datetime-local number range";
/// Attributes and the types to which they apply. For some, types that old browsers show as text are added.
const APPLIES: [(&str, &[&str]); 11] = [
    ("accept", &["file"]),
    ("checked", &["checkbox radio"]),
    ("max", &[NUMBERS]),
    ("maxlength", &[TEXTS]),
    ("min", &[NUMBERS]),
    ("minlength", &[TEXTS]),
    ("multiple", &["email file"]),
    ("pattern", &[TEXTS, "date month week time datetime-local"]),
    ("placeholder", &[TEXTS, NUMBERS]),
    ("readonly", &[TEXTS, "date month week time datetime-local number"]),
    ("step", &[NUMBERS]),
];
const OTHER_TYPES: &str = "button checkbox color file hidden image radio reset submit";

fn check(page: &PageFacts) -> Verdict {
    let has = |types: &str, kind: &str| types.split(' ').any(|known| known == kind);
    let (mut checked, mut found) = (0, Vec::new());
    for input in page.all("input") {
        let kind = input.attr_text("type").unwrap_or("text").to_ascii_lowercase();
        if ![TEXTS, NUMBERS, OTHER_TYPES].iter().any(|types| has(types, &kind)) {
            continue;
        }
        checked += 1;
        let ignored = APPLIES.iter().find(|(name, types)| {
            input.attr_text(name).is_some_and(|value| !has_template_syntax(value))
                || matches!(*name, "checked" | "multiple" | "readonly") && input.has(name) && !types.is_empty()
        });
        let ignored = ignored.filter(|(_, types)| !types.iter().any(|types| has(types, &kind)));
        if let Some((name, _)) = ignored {
            found.push((input, *name, kind));
        }
    }
    match (checked, found.first()) {
        (0, _) => inapplicable(),
        (_, None) => pass().with("checked", checked),
        (_, Some((_, name, kind))) => fail(format!("`{name}` does not apply to an input of the type `{kind}`"))
            .with("count", found.len())
            .at_all(found.iter().map(|(input, ..)| *input)),
    }
}
