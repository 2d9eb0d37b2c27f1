//! Selecting an option must not leave the page immediately.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.select-onchange",
    title: "Selecting an option does not leave the page immediately",
    failure_title: "Selecting an option leaves the page immediately",
    severity: Minor,
    why: "Keyboard users go through the options one by one with the arrow keys. In some browsers, the first step \
        already counts as a selection, so they leave the page before they reach the option that they want.",
    fix: "Keep the list, and add a button that applies the selection: \
        `<select name=\"year\">…</select> <button>Show</button>`.",
    references: &[
        Wcag("3.2.2"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/failures/F36"),
        Url("https://www.w3.org/WAI/WCAG22/Techniques/html/H32"),
    ],
    examples: &[
        Pass(r#"<form><select onchange="this.form.submit()"><option>2025</select><button>Show</button></form>"#),
        Pass(r#"<select onchange="sort(this.value)"><option>Price</option></select>"#),
        Fail(r#"<form><select onchange="this.form.submit()"><option>2025</select></form>"#),
        Fail(r#"<select onchange="location.href = this.value"><option value="/2025">2025</select>"#),
        Inapplicable("<select><option>2025</option></select>"),
        CannotTell(r#"<form><select onchange="form.submit()"><option>2025</select><my-button></my-button></form>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let lists = page.having("onchange").take(100).filter(|list| {
        list.is("select") && list.attr_text("onchange").is_some() && page.is_exposed(*list) && !page.is_disabled(*list)
    });
    let stays = |list: Element<'_>| {
        let code = list.handler("onchange").unwrap_or_default();
        let leaves = ["location=", "location.href=", "location.assign(", "location.replace(", ".submit("];
        if !leaves.iter().any(|word| code.contains(word) && !code.contains(&format!("{word}="))) {
            return Some(true);
        }
        let Some(form) = list.closest("form") else { return Some(false) };
        let submits = |element: Element<'_>| {
            let kind = element.attr_text("type").unwrap_or("submit");
            let is_button = element.is("button") && kind.eq_ignore_ascii_case("submit");
            is_button || element.is("input") && (element.attr_is("type", "submit") || element.attr_is("type", "image"))
        };
        if form.descendants().take(2_000).any(submits) {
            Some(true)
        } else if form.descendants().take(2_000).any(Element::is_custom) {
            None
        } else {
            Some(false)
        }
    };
    each_or_unknown(lists, stays, "Selecting an option from a list leaves the page immediately")
}
