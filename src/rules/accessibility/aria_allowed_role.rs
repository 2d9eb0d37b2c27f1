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
        Fail(r#"<a href="/" role="doc-chapter">Cats</a>"#),
        Fail(r#"<label role="button">Cats <input></label>"#),
        Fail(r#"<details><summary role="heading" aria-level="2">Cats</summary></details>"#),
        Fail(r#"<figure role="group"><img src="a.png" alt="Cat"><figcaption>Cats</figcaption></figure>"#),
        Fail(r#"<select role="listbox" aria-label="Cats"><option>Tom</option></select>"#),
        Fail(r#"<dl><div role="group"><dt>Tom</dt><dd>Cat</dd></div></dl>"#),
        Fail(r#"<table><tr><td role="gridcell">Cats</td></tr></table>"#),
        Fail(r#"<img src="a.png" alt="Cat" role="presentation">"#),
        Fail(r#"<ul><li role="separator">Cats</li></ul>"#),
        Pass(
            r#"<figure role="group"><img src="a.png" alt="Cat"></figure><label role="button" tabindex="0">Cats</label>"#,
        ),
        Pass(r#"<select role="listbox" aria-label="Cats" multiple><option>Tom</option></select>"#),
        Pass(r#"<a href="/" role="doc-backlink">Cats</a><img src="a.png" alt="Cat" role="doc-cover">"#),
        Pass(r#"<input type="checkbox" role="button" aria-pressed="true" aria-label="Cats">"#),
        Inapplicable("<ul><li>Cats</li></ul>"),
        CannotTell(r#"<input type="search" role="combobox" aria-expanded="false" aria-label="Cats">"#),
        Inapplicable(r#"<ul role="navigation" hidden><li>Cats</li></ul>"#),
        Inapplicable(r#"<ul role="naviagtion"><li>Cats</li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_or_unknown(
        page.with_any_explicit_role(),
        |element| page.has_permitted_role(element),
        "Some elements have a role that they do not allow",
    )
}
