//! Looking at a list should not lead away.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.select-onchange",
    title: "Choosing from a list does not leave the page at once",
    failure_title: "",
    severity: Minor,
    why: "With the arrow keys people go through a list one by one, and in some browsers the first step already counts as a \
        choice. They are taken away before they have reached what they want.",
    fix: "Leave the choice and add a button that carries it out: `<select name=\"year\">…</select> <button>Show</button>`.",
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
    let lists = page.having("onchange").take(100).filter(|each| {
        each.is("select") && each.text_of("onchange").is_some() && page.is_exposed(*each) && !page.is_disabled(*each)
    });
    let stays = |list: Element<'_>| {
        let code = list.handler("onchange").unwrap_or_default();
        let leaves = ["location=", "location.href=", "location.assign(", "location.replace(", ".submit("];
        if !leaves.iter().any(|word| code.contains(word) && !code.contains(&format!("{word}="))) {
            return Some(true);
        }
        let Some(form) = list.closest("form") else { return Some(false) };
        let sends = |each: Element<'_>| {
            let kind = each.text_of("type").unwrap_or("submit");
            let is_button = each.is("button") && kind.eq_ignore_ascii_case("submit");
            is_button || each.is("input") && (each.attr_is("type", "submit") || each.attr_is("type", "image"))
        };
        match () {
            () if form.descendants().take(2_000).any(sends) => Some(true),
            () if form.descendants().take(2_000).any(Element::is_custom) => None,
            () => Some(false),
        }
    };
    each_tells(lists, stays, "Choosing from a list leaves the page at once")
}
