//! Tooltips need text.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-tooltip-name",
    title: "Tooltips have an accessible name",
    failure_title: "Tooltips have no accessible name",
    severity: Major,
    why: "Screen readers announce the text of a tooltip with the control that it explains. Without text, there is no \
        explanation.",
    fix: "Put text into the tooltip: `<div role=\"tooltip\" id=\"tip\">Opens at nine</div>`.",
    references: &[Wcag("4.1.2"), Url("https://www.w3.org/TR/wai-aria-1.2/#tooltip")],
    examples: &[
        Pass(r#"<button aria-describedby="tip">Hours</button><div role="tooltip" id="tip">Opens at nine</div>"#),
        Fail(r#"<button aria-describedby="tip">Hours</button><div role="tooltip" id="tip"></div>"#),
        Inapplicable("<button title=\"Opens at nine\">Hours</button>"),
        Inapplicable(r#"<div role="tooltip" hidden></div>"#),
        CannotTell(r#"<div role="tooltip" id="tip"></div><script src="/tips.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_scripted = page.first("script").is_some();
    let is_named = |tip: Element<'_>| page.is_named(tip).filter(|named| *named || !is_scripted);
    each_or_unknown(page.with_explicit_role(&["tooltip"]), is_named, "Some tooltips have no accessible name")
}
