//! A page that is hidden as a whole is no page.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-hidden-body",
    title: "The page as a whole is not hidden from screen readers",
    failure_title: "",
    severity: Critical,
    why: "With `aria-hidden` on `body` or `html`, some screen readers find nothing on the page at all.",
    fix: "Remove `aria-hidden=\"true\"` from `body` and `html`. To hide what lies behind a dialog, put `inert` on the part \
        beside the dialog, or open it with `showModal()`.",
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
    let is_met = |root: Element<'_>| {
        let is_met = !root.attr_is("aria-hidden", "true");
        // A script that shows the page may take the attribute away.
        (is_met || !root.is_hidden()).then_some(is_met)
    };
    each_tells(roots, is_met, "The whole page is hidden from screen readers")
}
