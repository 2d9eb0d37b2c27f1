//! “Yes” and “No” are answers to a question.
use crate::rule::*;
use std::collections::BTreeMap;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.fieldset-legend",
    title: "Radio buttons that belong together stand in a group with a name",
    failure_title: "",
    severity: Minor,
    why: "Screen readers announce each radio button with its label, “Yes” or “No”, and not with the question.",
    fix: "Put them into a fieldset whose legend asks: \
        `<fieldset><legend>Send the news?</legend> <label><input type=\"radio\" name=\"news\"> Yes</label> …</fieldset>`.",
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
        // Without a form, such buttons often open and close parts of the page.
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

/// Most radio buttons that are looked at.
const MOST: usize = 2_000;

fn check(page: &PageFacts) -> Verdict {
    let radios = page.all("input").filter(|each| each.attr_is("type", "radio") && page.is_exposed(*each)).take(MOST);
    // The radio buttons of each form and name.
    let mut sets: BTreeMap<(usize, &str), Vec<Element<'_>>> = BTreeMap::new();
    for radio in radios {
        if let (Some(form), Some(name)) = (radio.closest("form"), radio.text_of("name")) {
            sets.entry((form.index(), name)).or_default().push(radio);
        }
    }
    let sets: BTreeMap<usize, Vec<Element<'_>>> =
        sets.into_values().filter(|set| set.len() > 1).filter_map(|set| Some((set.first()?.index(), set))).collect();
    let firsts: Vec<Element<'_>> = sets.values().filter_map(|set| set.first().copied()).collect();
    let is_grouped = |first: Element<'_>| {
        let set = sets.get(&first.index())?;
        if set.iter().any(|each| is_in_named_group(page, *each) == Some(true)) {
            return Some(true);
        }
        let is_unsure = set.iter().any(|each| {
            is_in_named_group(page, *each).is_none()
                || ["aria-labelledby", "aria-describedby", "aria-label", "title"].iter().any(|name| each.has(name))
                || page.class_may_hide(*each)
                || page.name(*each).exists() != Some(true)
        });
        if is_unsure { None } else { Some(false) }
    };
    each_tells(firsts, is_grouped, "Some radio buttons that belong together stand in no group with a name")
}

/// Not known where a custom element around it may be the group.
fn is_in_named_group(page: &PageFacts, radio: Element<'_>) -> Option<bool> {
    let around = || radio.ancestors().take(64).take_while(|each| !each.is("body"));
    let is_group = |each: Element<'_>| matches!(page.role(each), Some("group" | "radiogroup" | "table" | "grid"));
    if around().any(|each| is_group(each) && page.name(each).exists() != Some(false)) {
        return Some(true);
    }
    if around().any(Element::is_custom) { None } else { Some(false) }
}
