//! Progress bars need a name that says what is in progress.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-progressbar-name",
    title: "Progress bars have an accessible name",
    failure_title: "Progress bars have no accessible name",
    severity: Major,
    why: "Screen readers announce “40 percent” but not what is in progress.",
    fix: "Give the progress bar a label: `<label>Upload <progress value=\"0.4\"></progress></label>`, or name it with \
        `aria-label`.",
    references: &[Wcag("1.1.1"), Wcag("4.1.2"), Url("https://www.w3.org/TR/wai-aria-1.2/#progressbar")],
    examples: &[
        Pass(r#"<label>Upload <progress value="0.4"></progress></label>"#),
        Pass(r#"<div role="progressbar" aria-label="Upload" aria-valuenow="40"></div>"#),
        Fail(r#"<progress value="0.4">40 %</progress>"#),
        Fail(r#"<div role="progressbar" aria-valuenow="40">40 %</div>"#),
        Inapplicable(r#"<meter value="0.4"></meter>"#),
        Inapplicable(r#"<progress value="0.4" aria-hidden="true"></progress>"#),
        CannotTell(r#"<div class="overlay"><div role="progressbar"></div></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let bars = page.with_explicit_role(&["progressbar"]).chain(page.with_implicit_role("progress"));
    each_or_unknown(bars, |bar| page.is_named(bar), "Some progress bars have no accessible name")
}
