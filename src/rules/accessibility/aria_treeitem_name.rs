//! Tree items need a name that sets them apart.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-treeitem-name",
    title: "Tree items have an accessible name",
    failure_title: "Tree items have no accessible name",
    severity: Minor,
    why: "Screen readers announce the level and the position of the item, but not what it is.",
    fix: "Put text into the item, or name it: `<li role=\"treeitem\" aria-label=\"Photos\">`.",
    references: &[Wcag("4.1.2"), Url("https://www.w3.org/WAI/ARIA/apg/patterns/treeview/")],
    examples: &[
        Pass(r#"<ul role="tree"><li role="treeitem">Photos</li></ul>"#),
        Fail(r#"<ul role="tree"><li role="treeitem"><i class="icon-photos"></i></li></ul>"#),
        Inapplicable("<ul><li></li></ul>"),
        Inapplicable(r#"<ul role="tree" hidden><li role="treeitem"></li></ul>"#),
        CannotTell(r#"<ul role="tree" class="collapsed"><li role="treeitem"></li></ul>"#),
    ],
    check: Page(check),
};

fn check(page: &PageFacts) -> Verdict {
    each_or_unknown(
        page.with_explicit_role(&["treeitem"]),
        |item| page.is_named(item),
        "Some tree items have no accessible name",
    )
}
