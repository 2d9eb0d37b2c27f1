//! Meters need a name that says what they measure.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-meter-name",
    title: "Meters have an accessible name",
    failure_title: "Meters have no accessible name",
    severity: Major,
    why: "Screen readers announce “40 percent” but not what is measured.",
    fix: "Give the meter a label: `<label>Disk in use <meter value=\"0.4\"></meter></label>`, or name it with \
        `aria-label`.",
    references: &[Wcag("1.1.1"), Wcag("4.1.2"), Url("https://www.w3.org/TR/wai-aria-1.2/#meter")],
    examples: &[
        Pass(r#"<label>Disk in use <meter value="0.4"></meter></label>"#),
        Pass(r#"<div role="meter" aria-label="Disk in use" aria-valuenow="40"></div>"#),
        Fail(r#"<meter value="0.4">40 %</meter>"#),
        Fail(r#"<div role="meter" aria-valuenow="40" aria-valuetext="40 percent">40 %</div>"#),
        Inapplicable(r#"<progress value="0.4"></progress>"#),
        Inapplicable(r#"<meter value="0.4" hidden></meter>"#),
        CannotTell(r#"<div class="hidden"><meter value="0.4"></meter></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let meters = page.with_explicit_role(&["meter"]).chain(page.with_implicit_role("meter"));
    each_or_unknown(meters, |meter| page.is_named(meter), "Some meters have no accessible name")
}
