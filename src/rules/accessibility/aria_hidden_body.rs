//! The page as a whole must not be hidden from screen readers.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-hidden-body",
    title: "The page is not hidden from screen readers",
    failure_title: "The whole page is hidden from screen readers",
    severity: Critical,
    why: "With `aria-hidden` on `body` or `html`, some screen readers find no content on the page at all.",
    fix: "Remove `aria-hidden=\"true\"` from `body` and `html`. To hide the content behind a dialog, put `inert` on \
        the elements beside the dialog, or open the dialog with `showModal()`.",
    references: &[Wcag("1.3.1"), Wcag("4.1.2"), Url("https://www.w3.org/TR/html-aria/#docconformance")],
    examples: &[
        Pass("<p>Cats</p>"),
        Pass(r#"<body aria-hidden="false"><p>Cats</p></body>"#),
        Pass(r#"<div aria-hidden="true">Decoration</div><p>Cats</p>"#),
        Fail(r#"<body aria-hidden="true"><p>Cats</p></body>"#),
        Fail(r#"<html aria-hidden="true"><p>Cats</p></html>"#),
        CannotTell(r#"<body aria-hidden="true" style="visibility: hidden"><p>Cats</p></body>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let roots = [page.document.root(), page.first("body")].into_iter().flatten();
    let is_exposed = |root: Element<'_>| {
        let is_exposed = !root.attr_is("aria-hidden", "true");
        // A script that makes the page visible may also remove the attribute.
        (is_exposed || !root.is_hidden()).then_some(is_exposed)
    };
    each_or_unknown(roots, is_exposed, "The whole page is hidden from screen readers")
}
