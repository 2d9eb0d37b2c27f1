//! Roles that are going away.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-deprecated-role",
    title: "No role is used that is deprecated",
    failure_title: "",
    severity: Minor,
    why: "Browsers and screen readers give up support for deprecated roles, and then announce nothing in their place.",
    fix: "Use `list` or plain `<ul>` for `directory`, and list items for `doc-biblioentry` and `doc-endnote`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#directory"),
        Url("https://www.w3.org/TR/dpub-aria-1.1/#doc-biblioentry"),
    ],
    examples: &[
        Pass(r#"<ul role="list"><li>Cats</li></ul>"#),
        Fail(r#"<ul role="directory"><li>Cats</li></ul>"#),
        Fail(r#"<div role="list"><div role="doc-endnote">Cats</div></div>"#),
        Inapplicable("<ul><li>Cats</li></ul>"),
        Inapplicable(r#"<ul role="directory" hidden><li>Cats</li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_current = |each: Element<'_>| page.role_of(each).is_none_or(|role| !role.is_deprecated());
    each(page.given_roles(), is_current, "Some roles are deprecated")
}
