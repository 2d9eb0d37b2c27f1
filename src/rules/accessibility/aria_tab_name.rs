//! Tabs need a name that says what they show.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-tab-name",
    title: "Tabs have an accessible name",
    failure_title: "Tabs have no accessible name",
    severity: Major,
    why: "Screen readers announce “tab, 1 of 3” but not what the tab shows.",
    fix: "Put text into the tab, or name it: `<button role=\"tab\" aria-label=\"Opening hours\">`.",
    references: &[Wcag("4.1.2"), Url("https://www.w3.org/WAI/ARIA/apg/patterns/tabs/")],
    examples: &[
        Pass(r#"<div role="tablist"><button role="tab">Opening hours</button></div>"#),
        Pass(r#"<div role="tablist"><button role="tab"><img src="clock.png" alt="Opening hours"></button></div>"#),
        Fail(r#"<div role="tablist"><button role="tab"></button></div>"#),
        Fail(r#"<div role="tablist"><a role="tab" href="/"><i class="icon-clock"></i></a></div>"#),
        Inapplicable("<button>Opening hours</button>"),
        Inapplicable(r#"<div role="tablist" hidden><button role="tab"></button></div>"#),
        CannotTell(r#"<div class="modal" role="tablist"><button role="tab"></button></div>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_or_unknown(page.with_explicit_role(&["tab"]), |tab| page.is_named(tab), "Some tabs have no accessible name")
}
