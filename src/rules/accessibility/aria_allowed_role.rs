//! Each element allows only certain roles.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-allowed-role",
    title: "ARIA roles are used only on elements that allow them",
    failure_title: "ARIA roles are used on elements that do not allow them",
    severity: Minor,
    why: "Screen readers announce the new role, while browsers still treat the element as what it is. A list with \
        another role loses its items, and a heading with another role is missing from the list of headings.",
    fix: "Use the element that has the role natively, or put the role on a `<div>`: `<nav><ul>…</ul></nav>`, not `<ul \
        role=\"navigation\">`.",
    references: &[Wcag("4.1.2"), Url("https://www.w3.org/TR/html-aria/#docconformance")],
    examples: &[
        Pass(r#"<a href="/" role="button">Cats</a>"#),
        Pass(r#"<ul role="menu"><li role="none"><button role="menuitem">Cats</button></li></ul>"#),
        Pass(r#"<nav role="navigation">Cats</nav><img role="presentation" alt="" src="a.png">"#),
        Pass(r#"<div role="navigation">Cats</div>"#),
        Fail(r#"<ul role="navigation"><li>Cats</li></ul>"#),
        Fail(r#"<h2 role="button" tabindex="0">Cats</h2>"#),
        Fail(r#"<a href="/" role="heading" aria-level="2">Cats</a>"#),
        Fail(r#"<main role="region" aria-label="Cats">Cats</main>"#),
        Inapplicable("<ul><li>Cats</li></ul>"),
        Inapplicable(r#"<ul role="navigation" hidden><li>Cats</li></ul>"#),
        Inapplicable(r#"<ul role="naviagtion"><li>Cats</li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each(
        page.with_any_explicit_role(),
        |element| page.has_permitted_role(element),
        "Some elements have a role that they do not allow",
    )
}
