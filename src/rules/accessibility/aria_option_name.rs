//! Options need a name that sets them apart.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-option-name",
    title: "Options of list boxes have an accessible name",
    failure_title: "Options of list boxes have no accessible name",
    severity: Major,
    why: "Screen readers announce “option 2 of 5” but not what it is. Their users cannot choose among options that all \
        sound the same.",
    fix: "Put text into the option, or name it: `<div role=\"option\" aria-label=\"Red\">`.",
    references: &[
        Wcag("4.1.2"),
        Url("https://www.w3.org/TR/wai-aria-1.2/#option"),
        Url("https://www.w3.org/WAI/ARIA/apg/patterns/listbox/"),
    ],
    examples: &[
        Pass(r#"<div role="listbox" aria-label="Color"><div role="option">Red</div></div>"#),
        Pass(r#"<div role="listbox" aria-label="Color"><div role="option" aria-label="Red"></div></div>"#),
        Fail(r#"<div role="listbox" aria-label="Color"><div role="option" aria-label=""></div></div>"#),
        Fail(r#"<div role="listbox" aria-label="Color"><div role="option"><i class="swatch"></i></div></div>"#),
        Inapplicable("<select aria-label=Color><option></option><option>Red</option></select>"),
        Inapplicable(r#"<div role="listbox" aria-label="Color" hidden><div role="option"></div></div>"#),
        CannotTell(r#"<div role="listbox" class="dropdown"><div role="option"></div></div>"#),
        CannotTell(r#"<div role="listbox"><div role="option"></div></div><script src="/colors.js"></script>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    let is_empty = |option: Element<'_>| option.children().next().is_none();
    // Scripts fill an empty option.
    let is_named = |option: Element<'_>| {
        page.is_named(option).filter(|named| *named || !is_empty(option) || page.first("script").is_none())
    };
    each_or_unknown(page.with_explicit_role(&["option"]), is_named, "Some options have no accessible name")
}
