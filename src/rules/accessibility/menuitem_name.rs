//! Menu items need an accessible name.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.menuitem-name",
    title: "Menu items have an accessible name",
    failure_title: "Menu items have no accessible name",
    severity: Major,
    why: "Screen readers announce only \"menu item\", so users do not know what the item does.",
    fix: "Put text into the item, or name it with `aria-label`: `<button role=\"menuitem\" aria-label=\"New file\">`.",
    references: &[Wcag("4.1.2"), Act("m6b1q3"), Url("https://www.w3.org/WAI/ARIA/apg/patterns/menubar/")],
    examples: &[
        Pass(r#"<div role="menu"><button role="menuitem">New file</button></div>"#),
        Pass(r#"<div role="menu"><button role="menuitem"><img src="new.png" alt="New file"></button></div>"#),
        Fail(r#"<div role="menu"><button role="menuitem"></button></div>"#),
        Fail(r#"<div role="menu"><button role="menuitem"><img src="new.png" alt=""></button></div>"#),
        Inapplicable("<button>New file</button>"),
        Inapplicable(r#"<div role="menu" hidden><button role="menuitem"></button></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_or_unknown(page.with_role("menuitem"), |item| page.has_name(item), "Some menu items have no accessible name")
}
