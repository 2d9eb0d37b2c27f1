//! ARIA attributes need a value that WAI-ARIA defines.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-valid-attr-value",
    title: "ARIA attributes have valid values",
    failure_title: "ARIA attributes have invalid values",
    severity: Major,
    why: "Browsers fall back to a default if they do not know the value. Screen-reader users then get wrong \
        information or none.",
    fix: "Use a value that WAI-ARIA defines for the attribute: `aria-expanded=\"true\"`, not `aria-expanded=\"yes\"`.",
    references: &[
        Wcag("4.1.2"),
        Act("6a7281"),
        Act("in6db8"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#propcharacteristic_value"),
    ],
    examples: &[
        Pass(r#"<button aria-expanded="false">Menu</button>"#),
        Pass(r#"<a href="/" aria-current="page">Home</a>"#),
        Pass(r#"<p aria-describedby="later">Cats</p>"#),
        Fail(r#"<button aria-expanded="yes">Menu</button>"#),
        Fail(r#"<p aria-live="page">Cats</p>"#),
        Fail(r#"<div role="spinbutton" aria-valuenow="two" aria-label="Cats"></div>"#),
        Fail(r#"<div role="scrollbar" aria-controls="nothing" aria-valuenow="2"></div>"#),
        // Browsers ignore numbers that are out of range.
        Fail(r#"<h2 aria-level="0">Cats</h2>"#),
        Fail(r#"<article aria-posinset="0" aria-setsize="-2">Cats</article>"#),
        Fail(r#"<div role="table" aria-rowcount="-5"><div role="row" aria-rowindex="0"></div></div>"#),
        Fail(r#"<div role="slider" aria-label="Cats" aria-valuemin="1" aria-valuemax="5" aria-valuenow="9"></div>"#),
        Fail(r#"<div role="progressbar" aria-label="Cats" aria-valuenow="250"></div>"#),
        Fail(r#"<input aria-label="Age" aria-invalid="true" aria-errormessage="e"><p id="e" hidden>Too young</p>"#),
        Pass(r#"<input aria-label="Age" aria-errormessage="e"><p id="e" hidden>Too young</p>"#),
        Pass(r#"<article aria-posinset="1" aria-setsize="-1">Cats</article>"#),
        Pass(r#"<div role="spinbutton" aria-label="Cats" aria-valuenow="250"></div>"#),
        Pass(r#"<div role="scrollbar" aria-controls="nothing" aria-valuenow="2" hidden></div>"#),
        Inapplicable("<button>Menu</button>"),
        Inapplicable(r#"<button aria-expanded="">Menu</button>"#),
        CannotTell(r#"<button aria-expanded="{{ open }}">Menu</button>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let elements = page.with_aria().filter(|element| element.is_html() || element.is_svg());
    let (mut checked, mut undecided, mut faults) = (0, 0, Vec::new());
    for element in elements.filter(|element| element.aria_attributes().any(has_value)) {
        checked += 1;
        match fault(page, element) {
            Some((_, ValueFault::Template)) => undecided += 1,
            Some((name, found)) => faults.push((element, name, found)),
            None => {}
        }
    }
    // Browsers ignore a number that is out of range.
    let is_mild = |fault: ValueFault| fault != ValueFault::NotAllowed;
    faults.sort_by_key(|(_, _, fault)| is_mild(*fault));
    match (checked, faults.first()) {
        (0, _) => inapplicable(),
        (_, None) if undecided > 0 => cannot_tell("Scripts fill in some ARIA attributes").with("undecided", undecided),
        (_, None) => pass().with("checked", checked),
        (_, Some((element, name, first))) => fail(message(*element, name, *first))
            .with("checked", checked)
            .with("count", faults.len())
            .at_all(faults.iter().map(|(element, _, _)| *element))
            .milder_if(Minor, || is_mild(*first)),
    }
}

fn has_value((name, value): (&str, &str)) -> bool {
    !value.trim().is_empty() && aria_attribute(name).is_some()
}

/// Returns the worst fault of an element, with the name of the attribute.
fn fault<'a>(page: &PageFacts, element: Element<'a>) -> Option<(&'a str, ValueFault)> {
    let found = element.aria_attributes().filter_map(|(name, value)| {
        let fault = page.aria_value_fault(element, name, value)?;
        Some((name, fault))
    });
    let missing = || (!has_required_target(page, element)).then_some(("aria-controls", ValueFault::NotAllowed));
    found.min_by_key(|(_, fault)| (*fault != ValueFault::NotAllowed, *fault == ValueFault::Template)).or_else(missing)
}

fn message(element: Element<'_>, name: &str, fault: ValueFault) -> String {
    let value = shorten(element.get(name).unwrap_or_default().trim(), 40);
    match fault {
        ValueFault::Below(least) => format!("`{name}=\"{value}\"` is below {least}"),
        ValueFault::Above(most) => format!("`{name}=\"{value}\"` is above {most}"),
        ValueFault::HiddenMessage => format!("`{name}` of an invalid field refers to a hidden element, “{value}”"),
        _ if name == "aria-controls" => format!("`{name}` refers to the ID “{value}”, which no element has"),
        _ => format!("“{value}” is not a value of `{name}`"),
    }
}

/// Returns true if the reference that the role requires, if any, leads to an element. The popup of a closed combobox
/// may be created later.
fn has_required_target(page: &PageFacts, element: Element<'_>) -> bool {
    let requires = match page.explicit_role(element).map(|role| role.name) {
        Some("scrollbar") => true,
        Some("combobox") => element.attr_is("aria-expanded", "true"),
        _ => false,
    };
    let requires = requires && page.is_exposed(element);
    let Some(ids) = element.attr_text("aria-controls").filter(|ids| requires && !has_template_syntax(ids)) else {
        return true;
    };
    page.document.truncated
        || ids.split_ascii_whitespace().any(|id| page.by_id(id).is_some() || page.is_id_of_scripts(id))
}
