//! Answers such as “Yes” and “No” need their question.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.fieldset-legend",
    title: "Related radio buttons are in a group with a name",
    failure_title: "Related radio buttons are not in a group with a name",
    severity: Minor,
    why: "Screen readers announce each radio button with its label, “Yes” or “No”, but not with the question.",
    fix: "Put the radio buttons into a `fieldset` with the question in its `legend`: `<fieldset><legend>Send the \
        news?</legend> <label><input type=\"radio\" name=\"news\"> Yes</label> …</fieldset>`.",
    references: &[
        Wcag("1.3.1"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H71"),
        Url("https://www.w3.org/WAI/tutorials/forms/grouping/"),
    ],
    examples: &[
        Pass(
            r#"<form><fieldset><legend>News?</legend><label><input type="radio" name="n"> Yes</label>
               <label><input type="radio" name="n"> No</label></fieldset></form>"#,
        ),
        Pass(
            r#"<form><div role="radiogroup" aria-label="News?"><label><input type="radio" name="n"> Yes</label>
               <label><input type="radio" name="n"> No</label></div></form>"#,
        ),
        Fail(
            r#"<form><p>News?</p><label><input type="radio" name="n"> Yes</label>
               <label><input type="radio" name="n"> No</label></form>"#,
        ),
        Inapplicable(r#"<form><label><input type="radio" name="n"> Yes</label></form>"#),
        // Outside a form, such radio buttons often show and hide parts of the page.
        Inapplicable(
            r#"<label><input type="radio" name="n"> One</label> <label><input type="radio" name="n"> Two</label>"#,
        ),
        CannotTell(
            r#"<form><p id="q">News?</p><input type="radio" name="n" aria-labelledby="q y"><b id="y">Yes</b>
               <input type="radio" name="n" aria-labelledby="q o"><b id="o">No</b></form>"#,
        ),
    ],
    check: Page(check),
};

/// Maximum number of radio buttons that are checked.
const MAX_RADIOS: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let radios =
        page.all("input").filter(|radio| radio.attr_is("type", "radio") && page.is_exposed(*radio)).take(MAX_RADIOS);
    // The radio buttons by form and name.
    let mut sets: BTreeMap<(usize, &str), Vec<Element<'_>>> = BTreeMap::new();
    for radio in radios {
        if let (Some(form), Some(name)) = (radio.closest("form"), radio.attr_text("name")) {
            sets.entry((form.index(), name)).or_default().push(radio);
        }
    }
    let sets: BTreeMap<usize, Vec<Element<'_>>> =
        sets.into_values().filter(|set| set.len() > 1).filter_map(|set| Some((set.first()?.index(), set))).collect();
    let firsts: Vec<Element<'_>> = sets.values().filter_map(|set| set.first().copied()).collect();
    let is_grouped = |first: Element<'_>| {
        let set = sets.get(&first.index())?;
        if set.iter().any(|radio| is_in_named_group(page, *radio) == Some(true)) {
            return Some(true);
        }
        let is_unsure = set.iter().any(|radio| {
            is_in_named_group(page, *radio).is_none()
                || ["aria-labelledby", "aria-describedby", "aria-label", "title"].iter().any(|name| radio.has(name))
                || page.class_may_hide(*radio)
                || page.name(*radio).exists() != Some(true)
        });
        if is_unsure { None } else { Some(false) }
    };
    each_or_unknown(firsts, is_grouped, "Some related radio buttons are not in a group with a name")
}

/// Returns true if the radio button is in a named group; `None` if a custom element around it may be the group.
fn is_in_named_group(page: &PageFacts, radio: Element<'_>) -> Option<bool> {
    let around = || radio.ancestors().take(64).take_while(|element| !element.is("body"));
    let is_group = |element: Element<'_>| matches!(page.role(element), Some("group" | "radiogroup" | "table" | "grid"));
    if around().any(|element| is_group(element) && page.name(element).exists() != Some(false)) {
        return Some(true);
    }
    if around().any(Element::is_custom) { None } else { Some(false) }
}
