//! An item of a tree without words cannot be told from the others.
use crate::rule::*;

pub(super) const RULE: Rule = Rule {
    id: "accessibility.aria-treeitem-name",
    title: "Items of trees have a name",
    failure_title: "",
    severity: Minor,
    why: "Screen readers announce the level and the place of the item, and not what it is.",
    fix: "Put words into the item, or name it: `<li role=\"treeitem\" aria-label=\"Photos\">`.",
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
    each_tells(page.with_given_role(&["treeitem"]), |item| page.is_named(item), "Some items of trees have no name")
}
