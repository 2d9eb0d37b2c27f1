//! Dialogs need a name that says what they are about.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-dialog-name",
    title: "Dialogs have an accessible name",
    failure_title: "Dialogs have no accessible name",
    severity: Major,
    why: "Screen readers announce a dialog by its name when it opens. Without a name, users hear that a dialog opened \
        but not what it is about.",
    fix: "Reference the heading of the dialog: `<div role=\"dialog\" aria-labelledby=\"title\"><h2 \
        id=\"title\">Cookies</h2>`, or name the dialog with `aria-label`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#dialog"),
        Url("https://www.w3.org/WAI/ARIA/apg/patterns/dialog-modal/"),
    ],
    examples: &[
        Pass(r#"<div role="dialog" aria-labelledby="t"><h2 id="t">Cookies</h2></div>"#),
        Pass(r#"<dialog open aria-label="Cookies">We use none</dialog>"#),
        Fail(r#"<div role="dialog"><h2>Cookies</h2>We use none</div>"#),
        Fail(r#"<dialog open><h2>Cookies</h2></dialog>"#),
        Inapplicable("<dialog><h2>Cookies</h2></dialog>"),
        Inapplicable(r#"<div role="dialog" aria-hidden="true"><h2>Cookies</h2></div>"#),
        CannotTell(r#"<div role="dialog"></div>"#),
        CannotTell(r#"<div class="modal" role="dialog"><h2>Cookies</h2></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let dialogs = page.with_explicit_role(&["alertdialog", "dialog"]).chain(page.with_implicit_role("dialog"));
    // An empty dialog is filled by scripts, which may also name it.
    let is_named = |dialog: Element<'_>| {
        page.is_named(dialog).filter(|named| *named || !clip(dialog.text(), 1 << 10).trim().is_empty())
    };
    each_or_unknown(dialogs, is_named, "Some dialogs have no accessible name")
}
