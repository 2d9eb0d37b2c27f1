//! Native controls bring their keys, focus and states with them.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.prefer-native",
    title: "Buttons, links and headings are native elements",
    failure_title: "A role replaces a native button, link or heading",
    severity: Info,
    why: "An element with `role=\"button\"` needs scripts for focus, for both the Enter and the Space key and for \
        disabled states. One of these is often missing for people who use a keyboard or screen reader.",
    fix: "Use `<button type=\"button\">`, `<a href>`, `<input type=\"checkbox\">` or `<h2>`.",
    references: &[
        Url("https://www.w3.org/TR/using-aria/#rule1"),
        Url("https://html-validate.org/rules/prefer-native-element.html"),
        Wcag("4.1.2"),
    ],
    examples: &[
        Pass("<button>Save</button>"),
        Pass(r#"<a href="/save" role="button">Save</a> <summary role="button">More</summary>"#),
        // A custom element, and a button around content that a native one may not contain.
        Pass(r#"<my-button role="button" tabindex="0">Save</my-button>"#),
        Fail(r#"<div role="button" tabindex="0" onclick="save()">Save</div>"#),
        Fail(r#"<span role="link" tabindex="0">Cats</span>"#),
        Fail(r#"<div role="checkbox" tabindex="0" aria-checked="false">Cats</div>"#),
        Fail(r#"<div role="heading" aria-level="2">Cats</div>"#),
        Pass(r#"<div role="tab" tabindex="0">Cats</div>"#),
        Pass(r#"<div hidden role="button" tabindex="0">Save</div>"#),
    ],
    check: Page(check),
};

/// Roles with a native element that fits everywhere, and that element.
const NATIVE: [(&str, &str); 5] = [
    ("button", "<button>"),
    ("checkbox", "<input type=\"checkbox\">"),
    ("heading", "<h2>"),
    ("link", "<a href>"),
    ("radio", "<input type=\"radio\">"),
];
/// Elements without meaning of their own.
const PLAIN: [&str; 7] = ["b", "div", "em", "i", "p", "span", "strong"];

fn check(page: &PageFacts) -> Verdict {
    let native = |element: Element<'_>| {
        let role = page.explicit_role(element)?.name;
        NATIVE.iter().find(|(name, _)| *name == role).map(|(_, native)| *native)
    };
    let plain = page.having("role").filter(|element| element.is_any(&PLAIN) && page.is_exposed(*element));
    let found: Vec<_> = plain.filter_map(|element| Some((element, native(element)?))).collect();
    match found.first() {
        None => pass(),
        Some((first, native)) => {
            let role = first.attr_text("role").unwrap_or_default();
            let message =
                format!("A `{}` with `role=\"{}\"` stands in for `{native}`", first.name(), shorten(role, 40));
            fail(message).with("count", found.len()).at_all(found.iter().map(|(element, _)| *element))
        }
    }
}
