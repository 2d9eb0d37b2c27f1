//! Deprecated roles lose the support of browsers and screen readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-deprecated-role",
    title: "No deprecated ARIA roles are used",
    failure_title: "Deprecated ARIA roles are used",
    severity: Minor,
    why: "Browsers and screen readers drop support for deprecated roles, and then announce no role at all.",
    fix: "Use `list` or a plain `<ul>` instead of `directory`, and list items instead of `doc-biblioentry` and \
        `doc-endnote`.",
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
    let is_current = |element: Element<'_>| page.role_of(element).is_none_or(|role| !role.is_deprecated());
    each(page.with_any_explicit_role(), is_current, "Some ARIA roles are deprecated")
}
